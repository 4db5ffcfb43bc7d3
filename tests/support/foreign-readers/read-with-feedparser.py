"""Reads a feed over HTTP with feedparser and prints what it found as JSON."""
import calendar
import json
import sys

import feedparser

feed = feedparser.parse(sys.argv[1])


def number(text):
    return None if text is None else int(text)


def item(entry):
    enclosures = [link for link in entry.links if link.rel == "enclosure"]
    return {
        "guid": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published": calendar.timegm(entry.published_parsed),
        "duration": number(entry.get("itunes_duration")),
        "enclosures": [[one.href, int(one.length), one.type] for one in enclosures],
        "season": number(entry.get("itunes_season")),
        "episode": number(entry.get("itunes_episode")),
        "chaptersUrl": entry.get("podcast_chapters", {}).get("url"),
        "chapters": [
            [one["start_parsed"].total_seconds(), one["title"]]
            for one in entry.get("psc_chapters", {}).get("chapters", [])
        ],
    }


json.dump(
    {
        "bozo": bool(feed.bozo),
        "why": repr(feed.get("bozo_exception", "")),
        "status": feed.status,
        "title": feed.feed.title,
        "items": [item(entry) for entry in feed.entries],
    },
    sys.stdout,
)
