/** A feed that says everything a feed can say. */
import type { FeedChannel, FeedImage, FeedItem } from './feed.ts'

const SITE = 'https://radio.example'

const picture = (name: string, width = 3_000): FeedImage => ({
  url: `${SITE}/media/abcdefghij10/0123456789abcdef/${name}-${width}.jpg`,
  type: 'image/jpeg',
  width,
  height: width,
})

export const CHANNEL: FeedChannel = {
  title: 'Le matin & le soir',
  description: 'Chaque matin, *dehors*.\n\nPar [Radio Exemple](https://radio.example/qui?a=1&b=2).',
  language: 'fr',
  author: 'Radio Exemple',
  owner: { name: 'Radio Exemple', email: 'matin@radio.example' },
  category: 'News > Daily News',
  isExplicit: true,
  guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
  medium: 'podcast',
  url: `${SITE}/shows/matin`,
  feedUrl: `${SITE}/feeds/matin.xml?page=2`,
  images: [picture('couverture'), picture('couverture', 1_400)],
  isBlocked: true,
  isLocked: true,
  isSerial: true,
  isEnded: true,
  newFeedUrl: 'https://ailleurs.example/matin.xml',
  copyright: '© 2026 Radio Exemple',
  license: { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  location: { name: 'Genève', geo: 'geo:46.204,6.143', osm: 'R1685488', rel: 'creator' },
  fundings: [{ url: 'https://soutien.example/', label: 'Soutenir l’émission' }],
  people: [{ name: 'Ada', role: 'host', url: `${SITE}/people/ada`, imageUrl: picture('ada').url }],
  trailers: [
    {
      title: 'Bientôt',
      url: `${SITE}/enclosures/abcdefghij19/mp3.mp3`,
      publishedAt: '2026-04-01T06:00:00.000Z',
      size: 900_000,
      type: 'audio/mpeg',
      season: 1,
    },
  ],
  hubs: ['https://hub.example/', 'https://autre-hub.example/'],
  pages: {
    first: `${SITE}/feeds/matin.xml`,
    last: `${SITE}/feeds/matin.xml?page=3`,
    next: `${SITE}/feeds/matin.xml?page=3`,
    previous: `${SITE}/feeds/matin.xml`,
  },
  keptTags: [
    {
      name: 'podcast:podroll',
      children: [
        {
          name: 'podcast:remoteItem',
          attributes: {
            feedGuid: '29cdca4a-32d8-56ba-b48b-09a011c5daa9',
            feedUrl: 'https://ami.example/feed.xml',
            title: 'Un ami',
          },
        },
      ],
    },
    {
      name: 'podcast:publisher',
      children: [
        {
          name: 'podcast:remoteItem',
          attributes: { feedGuid: '003af0a0-6a45-55cf-b765-68e3d349551a', medium: 'publisher' },
        },
      ],
    },
    { name: 'podcast:block', attributes: { id: 'youtube' }, text: 'yes' },
    { name: 'podcast:txt', attributes: { purpose: 'verify' }, text: 'a1b2c3' },
    {
      name: 'podcast:updateFrequency',
      attributes: { rrule: 'FREQ=WEEKLY', dtstart: '2026-04-01T06:00:00Z' },
      text: 'Chaque semaine',
    },
  ],
}

export const ITEM: FeedItem = {
  title: 'Le vent',
  guid: '11111111-0000-4000-8000-000000000001',
  url: `${SITE}/shows/matin/le-vent/1`,
  notes:
    'Une heure **dehors**, et [le passage](t:812) sur le vent.\n\n- [une page](/articles/vent)\n- une autre',
  language: 'fr',
  publishedAt: '2026-05-04T06:30:00.000Z',
  enclosure: { url: `${SITE}/enclosures/abcdefghij12/mp3.mp3`, size: 4_321_000, type: 'audio/mpeg' },
  alternates: [
    {
      url: `${SITE}/enclosures/abcdefghij12/mp3.mp3`,
      size: 4_321_000,
      type: 'audio/mpeg',
      isDefault: true,
      title: 'MP3',
      language: 'fr',
      bitrate: 128_000,
      height: null,
      hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      url: `${SITE}/enclosures/abcdefghij12/720.mp4`,
      size: 43_210_000,
      type: 'video/mp4',
      isDefault: false,
      title: '720p',
      language: 'fr',
      bitrate: 1_500_000,
      height: 720,
      hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
  ],
  duration: 3_599.7,
  isExplicit: true,
  image: picture('vent'),
  season: { number: 1, name: 'Dehors' },
  episode: 2,
  numberLabel: 'Jour 2',
  part: { number: 1, isFirst: true },
  home: null,
  type: 'full',
  people: [
    { name: 'Ada', role: 'producer', url: 'https://ada.example/', imageUrl: picture('ada').url },
    { name: 'Jo', role: 'guest', url: null, imageUrl: null },
  ],
  transcripts: [
    {
      url: `${SITE}/transcripts/abcdefghij12/fr.vtt`,
      type: 'text/vtt',
      language: 'fr',
      isCaptions: true,
    },
    {
      url: `${SITE}/transcripts/abcdefghij12/fr.json`,
      type: 'application/json',
      language: 'fr',
      isCaptions: false,
    },
  ],
  chaptersUrl: `${SITE}/chapters/abcdefghij12.json`,
  chapters: [
    { start: 61.5, title: 'La météo' },
    { start: 812, title: 'D’où vient le vent, et pourquoi il change toujours au printemps' },
    { start: 3_570, title: 'Au revoir' },
  ],
  soundbites: [{ start: 0, duration: 30, title: 'Ça commence' }],
  location: { name: 'Le Salève', geo: 'geo:46.1,6.17,1379', osm: 'N26862430', rel: 'subject' },
  license: { name: 'Licence de la maison', url: `${SITE}/licence` },
  keptTags: [
    { name: 'podcast:contentLink', attributes: { href: 'https://video.example/1' }, text: 'En vidéo' },
    {
      name: 'podcast:socialInteract',
      attributes: {
        protocol: 'activitypub',
        uri: 'https://social.example/@ada/1',
        accountId: '@ada',
        priority: '1',
      },
    },
  ],
}

/** Long notes, and of everything else as little as an item should have. */
export const SECOND: FeedItem = {
  ...ITEM,
  title: '1984',
  guid: '11111111-0000-4000-8000-000000000002',
  url: `${SITE}/shows/matin/le-vent/2`,
  notes: Array.from(
    { length: 60 },
    (_, at) => `Paragraphe ${at} : ${'des mots et des mots, '.repeat(4)}fin.`,
  ).join('\n\n'),
  enclosure: { ...ITEM.enclosure, url: `${SITE}/enclosures/abcdefghij13/mp3.mp3` },
  alternates: [],
  duration: 0.2,
  isExplicit: false,
  season: { number: 1, name: null },
  numberLabel: null,
  part: { number: 2, isFirst: false },
  home: { title: 'Le vent : deux parties', url: `${SITE}/shows/matin/le-vent` },
  people: [],
  chaptersUrl: null,
  chapters: [],
  soundbites: [],
  location: null,
  license: null,
  keptTags: [],
}

export const CHANGED_AT = '2026-05-05T07:00:00.000Z'
