import type { LoaderFunctionArgs } from '@remix-run/node'
import { findChapters } from '#db/queries/get-chapters.ts'
import { visibleTo } from '../../access/may-see.ts'
import { toChaptersJson } from '../../chapters/to-chapters-json.ts'
import { Problem } from '../../http/problem.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer, splitFile } from './file-answer.ts'
import { answering } from './missing.ts'

/** `/chapters/:recording.json`. */
export function loader({ params }: LoaderFunctionArgs) {
  return answering(() => {
    const [recording, extension] = splitFile(params.file) ?? []
    const visibilities = visibleTo('by-address')
    const found =
      extension === 'json' ? findChapters(hub().db, { recording: recording!, visibilities }) : null
    if (!found) throw new Problem('missing')
    return fileAnswer(toChaptersJson(found), {
      type: 'application/json+chapters; charset=utf-8',
      visibility: found.visibility,
    })
  })
}
