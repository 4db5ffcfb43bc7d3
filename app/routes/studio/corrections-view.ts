import type { Db } from '#db/open.ts'
import { countCorrections, listCorrections } from '#db/queries/corrections.ts'
import { listStudioTranscripts } from '#db/queries/studio-transcript.ts'
import type { CorrectionRow } from '../../components/studio/correction-list.tsx'
import { findWords } from '../../glossary/put-words.ts'
import type { Wanted } from './transcript-view.ts'

/** Corrections on one page. */
const PAGE = 50

/** What the glossary changed in a recording's words in one language; null where there are no such words. */
export function toCorrectionsView(
  db: Db,
  { recordingId, settled }: { recordingId: number; settled: boolean },
  wanted: Pick<Wanted, 'language' | 'page'>,
) {
  const all = listStudioTranscripts(db, { recordingId })
  const chosen = all.find(({ language }) => language === wanted.language) ?? all[0]
  if (!chosen) return null
  const { id, language, revisionId } = chosen
  const states = settled ? (['accepted', 'undone'] as const) : (['made'] as const)
  const open = countCorrections(db, { revisionId, states: ['made'] })
  const others = countCorrections(db, { revisionId, states: ['accepted', 'undone'] })
  const pages = Math.max(1, Math.ceil((settled ? others : open) / PAGE))
  const page = Math.min(wanted.page, pages)
  const rows = listCorrections(db, { revisionId, states, page, size: PAGE }).map(toRow)
  return { id, language, open, settled: others, page, pages, rows }
}

function toRow({
  id,
  word,
  heard,
  written,
  state,
  start,
  text,
}: ReturnType<typeof listCorrections>[number]): CorrectionRow {
  const now = state === 'undone' ? heard : written
  return { id, heard, written, state, start, line: text === null ? null : lineAround(text, now, word) }
}

function lineAround(text: string, words: string, word: number): CorrectionRow['line'] {
  const at = findWords(text, words, word)
  if (at === null) return null
  const parts = text.split(' ')
  const said = (some: string[]) => some.join(' ')
  const until = at + words.split(' ').length
  return {
    before: said([...parts.slice(0, at), '']),
    words,
    after: said(['', ...parts.slice(until)]).trimEnd(),
  }
}
