/** Where in storage the words lie that a person gave, and what of their file could not be read. */

export const givenWordsKey = (recording: string, revisionId: number) =>
  `recordings/${recording}/given/${revisionId}.json`

export const unreadKey = (recording: string, revisionId: number) =>
  `recordings/${recording}/given/${revisionId}-unread.json`
