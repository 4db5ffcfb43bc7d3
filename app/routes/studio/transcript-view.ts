import type { Db } from '#db/open.ts'
import { countCorrections } from '#db/queries/corrections.ts'
import { listSpokenLines } from '#db/queries/speakers.ts'
import {
  findCues,
  listCuesOnPage,
  listSpeakers,
  listStudioTranscripts,
  type StudioCue,
} from '#db/queries/studio-transcript.ts'
import { toCueFields } from '../../catalogue/correct-transcript.ts'
import { findImport } from '../../catalogue/undo-import.ts'
import { type Typed, toTyped } from '../../components/studio/form-state.ts'
import { countUnnamed, toTurns } from '../../transcripts/turns.ts'

/** Lines on one page of the form. */
const PAGE = 50
/** Below this a line is marked as one to check (whisper's mean over words). */
const SURE = 0.6

/** What the address asks for: a language, a page, or lines that say something. */
export interface Wanted {
  language: string | null
  page: number
  query: string
}

export function wantedIn(search: URLSearchParams): Wanted {
  const page = Number(search.get('page') ?? '1')
  return {
    language: search.get('language'),
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
    query: (search.get('q') ?? '').slice(0, 200),
  }
}

/** A recording's words as the form shows them; `current` null where it has none. */
export function toTranscriptView(db: Db, { recordingId }: { recordingId: number }, wanted: Wanted) {
  const all = listStudioTranscripts(db, { recordingId })
  const chosen = all.find(({ language }) => language === wanted.language) ?? all[0]
  const languages = all.map(({ language }) => language)
  const none = { page: 1, pages: 1, found: null, cues: [], values: {} as Typed, speakers: [] as string[] }
  if (!chosen) return { languages, current: null, ...none }
  const { id, revisionId, saves, language, origin, reviewed } = chosen
  const pages = Math.max(1, Math.ceil(chosen.cues / PAGE))
  const page = Math.min(wanted.page, pages)
  const unnamedTurns = countUnnamed(toTurns(listSpokenLines(db, { revisionId })))
  const found = wanted.query ? findCues(db, { revisionId, query: wanted.query, limit: PAGE }) : null
  const list = found ?? listCuesOnPage(db, { revisionId, page, size: PAGE })
  return {
    languages,
    current: {
      ...{ id, language, origin, reviewed, unnamedTurns },
      canUndoImport: findImport(db, { transcriptId: id }) !== null,
      corrections: countCorrections(db, { revisionId, states: ['made'] }),
    },
    page,
    pages,
    found: found?.length ?? null,
    cues: list.map(toRow),
    values: toTyped({ ...toCueFields(list), saves }),
    speakers: listSpeakers(db, { recordingId }),
  }
}

const toRow = ({ number, start, confidence }: StudioCue) => ({
  number,
  start,
  unsure: confidence !== null && confidence < SURE,
})
