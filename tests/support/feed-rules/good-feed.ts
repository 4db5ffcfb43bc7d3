/** A feed with every tag that the rules speak of, and no fault. */

const SITE = 'https://radio.example'

const item = (number: number, title: string, day: string, more: string) =>
  `<item><title>${title}</title><description><![CDATA[<p>Une heure <strong>dehors</strong>.</p>]]></description>` +
  `<content:encoded><![CDATA[<h2>Notes</h2><p>Longues.</p>]]></content:encoded>` +
  `<link>${SITE}/shows/matin/le-vent${number === 1 ? '' : `-${number}`}</link>` +
  `<guid isPermaLink="false">11111111-0000-4000-8000-00000000000${number}</guid><pubDate>${day}</pubDate>` +
  `<enclosure url="${SITE}/enclosures/abcdefghij1${number + 1}/mp3.mp3" length="4321000" type="audio/mpeg"/>` +
  `<itunes:duration>3600</itunes:duration><itunes:explicit>false</itunes:explicit><itunes:episodeType>full</itunes:episodeType>` +
  `<itunes:image href="${SITE}/shows/matin/cover-${number}.jpg"/><itunes:season>1</itunes:season><itunes:episode>${number}</itunes:episode>` +
  `<podcast:season name="Dehors">1</podcast:season><podcast:episode display="Jour ${number}">${number}</podcast:episode>` +
  `<podcast:transcript url="${SITE}/transcripts/abcdefghij1${number + 1}/fr.vtt" type="text/vtt" language="fr" rel="captions"/>${more}</item>`

const RICH =
  `<podcast:chapters url="${SITE}/chapters/abcdefghij12.json" type="application/json+chapters"/>` +
  '<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Dehors"/><psc:chapter start="00:30:00.500" title="Dedans"/></psc:chapters>' +
  '<podcast:soundbite startTime="12.5" duration="30">Le plus beau moment</podcast:soundbite>' +
  `<podcast:person role="guest" group="cast" href="${SITE}/people/ada" img="${SITE}/people/ada.jpg">Ada</podcast:person>` +
  '<podcast:person role="host" group="cast">Bérénice</podcast:person>' +
  '<podcast:location rel="subject" geo="geo:46.2,6.14" osm="R1685488" country="CH">Genève</podcast:location>' +
  '<podcast:license>CC-BY-4.0</podcast:license>' +
  '<podcast:alternateEnclosure type="audio/ogg" length="2100000" bitrate="48000" lang="fr" title="Opus" rel="small" codecs="opus" default="false">' +
  `<podcast:source uri="${SITE}/enclosures/abcdefghij12/opus.opus" contentType="audio/ogg"/><podcast:integrity type="sri" value="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="/></podcast:alternateEnclosure>` +
  `<podcast:socialInteract protocol="activitypub" uri="${SITE}/@ada/1" accountId="@ada" priority="1"/>` +
  `<podcast:contentLink href="${SITE}/watch">Voir</podcast:contentLink>`

const LIVE =
  '<podcast:liveItem status="pending" start="2026-06-01T18:00:00Z" end="2026-06-01T19:00:00Z"><title>En direct</title>' +
  `<guid isPermaLink="false">33333333-0000-4000-8000-000000000001</guid><enclosure url="${SITE}/live.mp3" length="33000" type="audio/mpeg"/>` +
  `<podcast:contentLink href="${SITE}/live">Écouter</podcast:contentLink></podcast:liveItem>`

const CHANNEL =
  `<atom:link href="${SITE}/feeds/matin.xml" rel="self" type="application/rss+xml"/><atom:link href="https://hub.example/" rel="hub"/>` +
  `<atom:link href="${SITE}/feeds/matin.xml" rel="first"/><atom:link href="${SITE}/feeds/matin.xml?page=2" rel="next"/>` +
  `<title>Le matin</title><link>${SITE}/shows/matin</link><description><![CDATA[<p>Chaque matin.</p>]]></description><language>fr</language>` +
  '<copyright>Radio Exemple</copyright><managingEditor>matin@radio.example (Ada)</managingEditor><generator>Causerie</generator>' +
  '<lastBuildDate>Tue, 05 May 2026 07:00:00 GMT</lastBuildDate>' +
  `<image><url>${SITE}/shows/matin/cover.jpg</url><title>Le matin</title><link>${SITE}/shows/matin</link></image>` +
  `<itunes:image href="${SITE}/shows/matin/cover.jpg"/>` +
  '<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category><itunes:category text="Society &amp; Culture"/>' +
  '<itunes:explicit>false</itunes:explicit><itunes:author>Toi &amp; moi</itunes:author><itunes:type>serial</itunes:type>' +
  '<itunes:owner><itunes:name>Ada</itunes:name><itunes:email>matin@radio.example</itunes:email></itunes:owner>' +
  `<itunes:complete>Yes</itunes:complete><itunes:new-feed-url>${SITE}/feeds/matin.xml</itunes:new-feed-url>` +
  '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><podcast:locked owner="matin@radio.example">yes</podcast:locked>' +
  `<podcast:medium>podcast</podcast:medium><podcast:funding url="${SITE}/don">Soutenir</podcast:funding>` +
  `<podcast:person role="host" group="cast">Bérénice</podcast:person><podcast:location country="CH">Genève</podcast:location>` +
  `<podcast:license url="${SITE}/licence">à nous</podcast:license>` +
  `<podcast:trailer url="${SITE}/bande.mp3" pubdate="Mon, 04 May 2026 06:30:00 GMT" length="123456" type="audio/mpeg" season="1">Bande-annonce</podcast:trailer>` +
  '<podcast:value type="lightning" method="keysend" suggested="0.00000015"><podcast:valueRecipient name="Ada" type="node" address="02abc" split="100"/>' +
  '<podcast:valueTimeSplit startTime="60" duration="30"><podcast:remoteItem feedGuid="22222222-0000-4000-8000-000000000001"/></podcast:valueTimeSplit></podcast:value>' +
  '<podcast:block id="google">yes</podcast:block><podcast:txt purpose="verify">abc</podcast:txt>' +
  '<podcast:podroll><podcast:remoteItem feedGuid="22222222-0000-4000-8000-000000000002"/></podcast:podroll>' +
  '<podcast:publisher><podcast:remoteItem feedGuid="22222222-0000-4000-8000-000000000003" medium="publisher"/></podcast:publisher>' +
  '<podcast:updateFrequency rrule="FREQ=WEEKLY" complete="false">Chaque semaine</podcast:updateFrequency>' +
  '<podcast:podping usesPodping="true"/><podcast:chat server="irc.example" protocol="irc" accountId="@ada" space="#matin"/>' +
  `<podcast:image href="${SITE}/shows/matin/wide.jpg" alt="Un matin" aspect-ratio="16/9" width="1600" height="900" type="image/jpeg" purpose="social"/>`

export const GOOD_FEED =
  '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ' +
  'xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" ' +
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters"><channel>' +
  CHANNEL +
  item(1, 'Le vent', 'Mon, 04 May 2026 06:30:00 GMT', RICH) +
  item(2, 'La pluie', 'Mon, 04 May 2026 05:30:00 GMT', '') +
  LIVE +
  '</channel></rss>\n'

export const GOOD_NOW = new Date('2026-05-06T00:00:00Z')
