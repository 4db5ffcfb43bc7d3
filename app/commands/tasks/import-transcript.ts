import { readFile } from 'node:fs/promises'
import { findEpisodeReport } from '#db/queries/get-episode-report.ts'
import { absolute, transcriptPath } from '../../addresses.ts'
import { NOBODY } from '../../catalogue/audit.ts'
import type { Hub } from '../../server/hub.ts'
import { takeTranscript } from '../../server/take-transcript.ts'
import { tellUnread, warningsOf } from './ingest-together.ts'
import { orThrow } from './mistakes.ts'

export interface ImportInput {
  /** Public id. */
  episode: string
  /** Absolute path of a file in any format that we read. */
  file: string
  recording?: number
  /** The recording's where left out. */
  language?: string
  reviewed?: boolean
}

/** A file's words become a recording's; what the machine heard does not replace them any more. */
export async function importTranscriptTask(hub: Hub, input: ImportInput) {
  const { episode, file, recording: number = 1 } = input
  const found = findEpisodeReport(hub.db, { publicId: episode })
  if (!found) throw new Error(`There is no episode ${episode}. \`causerie episode list\` names them.`)
  const its = found.recordings.find(({ recording }) => recording.number === number && !recording.removedAt)
  if (!its) throw new Error(`Episode ${episode} has no recording ${number}.`)
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read.`, { cause })
  })
  const { id, publicId, language: declared } = its.recording
  const language = input.language ?? (declared === 'auto' ? found.episode.language : declared)
  const to = { recordingId: id, language, by: NOBODY }
  const answer = await takeTranscript(hub, to, { bytes, reviewed: input.reviewed ?? false })
  if (!answer.ok && answer.unread?.length)
    throw new Error(`${file} holds no line that can be taken.\n${tellUnread(answer.unread)}`)
  const taken = orThrow(answer)
  return {
    ...{ episode, recording: number, language, cues: taken.cues },
    unread: taken.unread,
    url: absolute(hub.config.siteUrl, transcriptPath(publicId, language, 'vtt')),
    warnings: warningsOf(file, taken),
  }
}
