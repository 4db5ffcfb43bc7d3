import type { LoaderFunctionArgs } from '@remix-run/node'
import { findRecordingName } from '#db/queries/find-recording-name.ts'
import { findTranscript } from '#db/queries/get-transcript.ts'
import { visibleTo } from '../../access/may-see.ts'
import { toFileName } from '../../http/file-name.ts'
import { Problem } from '../../http/problem.ts'
import { hub } from '../../server/hub.ts'
import { FORMATS, type FormatName } from '../../transcripts/formats.ts'
import { toTranscript } from '../../transcripts/to-transcript.ts'
import { fileAnswer, splitFile } from './file-answer.ts'
import { answering } from './missing.ts'

/** `/transcripts/:recording/:language.:format`. */
export function loader({ params }: LoaderFunctionArgs) {
  return answering(() => {
    const [language, name] = splitFile(params.file) ?? []
    const format = Object.hasOwn(FORMATS, name ?? '') ? FORMATS[name as FormatName] : null
    const wanted = {
      recording: params.recording!,
      language: language!,
      visibilities: visibleTo('by-address'),
    }
    const { db } = hub()
    const found = format ? findTranscript(db, wanted) : null
    if (!format || !found) throw new Problem('missing')
    return fileAnswer(format.render(toTranscript(found)), {
      type: format.type,
      name: toFileName(findRecordingName(db, wanted)!, `${language}.${name}`),
      visibility: found.row.visibility,
    })
  })
}
