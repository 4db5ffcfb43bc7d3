import type { Day } from './format.ts'
import type { Words } from './fr.ts'

const several = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const HALVES = { morning: 'in the morning', afternoon: 'in the afternoon' }

/** The interface in English. */
export const en = {
  name: 'English',
  colon: ': ',
  skipToContent: 'Skip to content',
  home: 'Home',
  search: 'Search',
  searchLabel: 'Search everything that was said',
  siteNavigation: 'Site navigation',
  breadcrumb: 'Breadcrumb',
  otherLanguages: 'Language of the site',
  inThisLanguage: 'This site in English',

  homeIntroduction: 'Recordings to hear, read and explore: every sentence that was said can be found again.',
  shows: 'Shows',
  latest: 'Latest episodes',
  coming: 'Coming up',
  nothingYet: 'Nothing is published here yet.',
  subscribe: 'Subscribe by RSS feed',
  feedOf: (show) => `${show}: audio feed`,
  episodes: 'Episodes',
  countEpisodes: (count) => several(count, 'episode', 'episodes'),
  countRecordings: (count) => several(count, 'recording', 'recordings'),
  seasons: 'Seasons',
  season: (label, number, title) => `${label ?? 'Season'} ${number}${title ? `: ${title}` : ''}`,
  withVideo: 'video',
  pages: 'Pages',
  newerEpisodes: 'Newer episodes',
  olderEpisodes: 'Older episodes',
  pageOf: (page, last) => `Page ${page} of ${last}`,

  when: ({ date, time, half, knownTo }: Day) => {
    if (knownTo === 'month') return `in ${date}`
    return `on ${date}${time ? ` at ${time}` : ''}${half ? ` ${HALVES[half]}` : ''}`
  },
  until: (from, to) => `${from}, until ${to.replace(/^(on|in) /, '')}`,
  published: (when) => `Published ${when}`,
  at: (place) => `Place: ${place}`,
  context: 'Part of',

  listen: 'Listen',
  watch: 'Watch',
  listenOnly: 'Listen to the sound only',
  recordingToCome: 'The recording will come here.',
  recordingInTheWorks: 'The recording is being prepared. It can be heard here as soon as it is ready.',
  noNativePlayer: 'Your browser cannot play this recording. You can download it below.',
  fromMoment: (clock) => `From ${clock}`,
  fromTo: (from, to) => `From ${from} to ${to}`,
  readFromThere: 'Read this passage',
  fromTheStart: 'Back to the start',
  captions: (language, automatic) => `${automatic ? 'Automatic captions' : 'Captions'} (${language})`,
  parts: 'Recordings',
  part: (number) => `Part ${number}`,
  thisPart: 'playing on this page',
  backToEpisode: 'All recordings of this episode',

  chapters: 'Chapters',
  chaptersAutomatic: 'Chapters found automatically, not reviewed.',
  transcript: 'Transcript',
  transcriptAutomatic: 'Automatic transcript, not reviewed.',
  transcriptImported: 'Transcript supplied with the recording.',
  transcriptReviewed: 'Reviewed transcript.',
  transcriptComing: 'The transcript is on its way. It will appear here as soon as it is ready.',
  transcriptNeedsModel: 'The transcript will come as soon as a speech model is installed.',
  transcriptMissing: 'This recording has no transcript.',
  transcriptSilent: 'No speech was recognised in this recording.',
  listenFrom: (clock, spoken) => `${clock}, listen from ${spoken}`,
  listenFromStart: (clock) => `${clock}, listen from the start`,
  downloads: 'Download',
  downloadSound: (size) => `Sound (MP3, ${size})`,
  downloadLight: (size) => `Light sound (MP3, ${size})`,
  downloadVideo: (size) => `Video (MP4, ${size})`,
  downloadTranscript: (format) => `Transcript (${format})`,
  people: 'Speakers',
  roles: {
    host: 'host',
    guest: 'guest',
    speaker: 'speaker',
    moderator: 'moderator',
    interviewer: 'interviewer',
    author: 'author',
    producer: 'producer',
  },

  searchTitle: 'Search',
  searchFor: (query) => `Search: ${query}`,
  searchHint: 'Type one or more words: we look in the titles and in everything that was said.',
  found: (episodes, shown) =>
    `${several(episodes, 'episode found', 'episodes found')}${shown < episodes ? `, the first ${shown} are shown` : ''}`,
  foundNothing: (query) => `Nothing was found for “${query}”.`,
  foundNothingHint: 'Try fewer words, or browse the shows:',
  heardAt: (clock) => `Heard at ${clock}`,
  momentsOf: (title) => `Moments of ${title}`,

  notFound: 'This page does not exist',
  notFoundHint: 'The address may be incomplete, or the page was removed. You can search for it:',
  broken: 'Something went wrong',
  brokenHint: 'The fault is on our side. Try again in a moment.',

  steps: {
    probe: 'Reading the file',
    analyse: 'Analysing the sound',
    encode: 'Preparing sound and picture',
    transcribe: 'Transcription',
    chapters: 'Chapters',
    tag: 'Titles in the files',
  },

  reasons: {
    'empty-file': () => 'The file is empty.',
    'unknown-format': () =>
      'This file is neither a sound nor a video that we know. Try an MP3, an M4A, a WAV or an MP4.',
    unreadable: () => 'This file cannot be read: it is probably damaged. Export it again and send it again.',
    'no-sound': () => 'This recording has no sound.',
    'too-short': () => 'This recording is too short: at least one second is needed.',
    'too-long': () => 'This recording is too long. Cut it into several parts.',
    'odd-sound': () => 'The sound of this file has impossible settings. Export it again, at 44.1 or 48 kHz.',
    'odd-picture': () =>
      'The picture of this file has an impossible size. Export it again, at 1080p for example.',
    'too-many-streams': () =>
      'This file has too many tracks. Export it with one of sound and one of picture.',
    'cut-short': (facts) =>
      facts.read !== undefined && facts.expected !== undefined
        ? `The file is incomplete: ${Math.floor(Number(facts.read))} readable seconds of ${Math.floor(Number(facts.expected))}. Send it again.`
        : 'The file is incomplete. Send it again.',
    'encode-failed': () => 'Sound or picture could not be prepared. Export the file again and send it again.',
    'recogniser-failed': () => 'Transcription failed. The recording can be heard without it.',
    'no-recogniser': () => 'No speech recogniser is installed. “causerie doctor” says what to do.',
    'no-model': () => 'No speech model is installed. “causerie model list” shows which exist.',
    'bad-model': () => 'The speech model is damaged or of another format. Install it again.',
    'no-space': () => 'The disk is full. Free some space, then start again.',
    'storage-failed': () => 'The storage did not answer. It will be tried again.',
    'timed-out': () => 'The work took too long and was stopped.',
    'worker-died': () => 'The work was interrupted several times without a result.',
    crashed: () => 'An unforeseen error happened. The details are in the log.',
  },
} satisfies Words
