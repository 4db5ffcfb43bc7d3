"""Reads a feed over HTTP with podcastparser, as gPodder does, and prints what it found as JSON."""
import json
import sys
import urllib.request

import podcastparser

url = sys.argv[1]
with urllib.request.urlopen(url) as stream:
    json.dump(podcastparser.parse(url, stream), sys.stdout)
