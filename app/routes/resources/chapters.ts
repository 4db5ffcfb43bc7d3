import type { LoaderFunctionArgs } from '@remix-run/node'
import { findRecordingName } from '#db/queries/find-recording-name.ts'
import { findChapters } from '#db/queries/get-chapters.ts'
import { visibleTo } from '../../access/may-see.ts'
import { toChaptersJson } from '../../chapters/to-chapters-json.ts'
import { toFileName } from '../../http/file-name.ts'
import { Problem } from '../../http/problem.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer, splitFile } from './file-answer.ts'
import { answering } from './missing.ts'

/** `/chapters/:recording.json`. */
export function loader({ params }: LoaderFunctionArgs) {
  return answering(() => {
    const [recording, extension] = splitFile(params.file) ?? []
    const visibilities = visibleTo('by-address')
    const { db } = hub()
    const found = extension === 'json' ? findChapters(db, { recording: recording!, visibilities }) : null
    if (!found) throw new Problem('missing')
    return fileAnswer(toChaptersJson(found), {
      type: 'application/json+chapters; charset=utf-8',
      name: toFileName(findRecordingName(db, { recording: recording! })!, 'chapters.json'),
      visibility: found.visibility,
    })
  })
}
