import type { Db } from '#db/open.ts'
import { findEnclosure } from '#db/queries/find-enclosure.ts'
import { listSpokenLines, listVoices } from '#db/queries/speakers.ts'
import { listStudioTranscripts } from '#db/queries/studio-transcript.ts'
import { VISIBILITIES } from '#db/schema.ts'
import { mediaPath } from '../../addresses.ts'
import { type Typed, toTyped } from '../../components/studio/form-state.ts'
import { countUnnamed, type Turn, toTurns } from '../../transcripts/turns.ts'
import type { Wanted } from './transcript-view.ts'

/** Turns on one page of the form. */
const PAGE = 40
/** First words of a turn, in characters. */
const OPENING = 160

/** A recording's words as turns to give to speakers; null where it has none in that language. */
export function toTurnsView(
  db: Db,
  { recordingId, episodeId }: { recordingId: number; episodeId: number },
  wanted: Pick<Wanted, 'language' | 'page'>,
) {
  const all = listStudioTranscripts(db, { recordingId })
  const chosen = all.find(({ language }) => language === wanted.language) ?? all[0]
  if (!chosen) return null
  const turns = toTurns(listSpokenLines(db, { revisionId: chosen.revisionId }))
  const pages = Math.max(1, Math.ceil(turns.length / PAGE))
  const page = Math.min(wanted.page, pages)
  const shown = turns.slice((page - 1) * PAGE, page * PAGE)
  return {
    id: chosen.id,
    language: chosen.language,
    page,
    pages,
    unnamed: countUnnamed(turns),
    /** The first turn without a name: on which page it is, and its anchor. */
    next: findUnnamed(turns),
    turns: shown.map(({ first, start, end, text }) => ({ first, start, end, opening: firstWords(text) })),
    voices: voicesFor(listVoices(db, { episodeId, revisionId: chosen.revisionId }), shown),
    values: toTyped({ turns: shown.map(toFields), saves: chosen.saves }),
  }
}

function findUnnamed(turns: readonly Turn[]) {
  const at = turns.findIndex(({ speaker }) => speaker === null)
  return at === -1 ? null : { page: Math.floor(at / PAGE) + 1, first: turns[at]!.first }
}

const toFields = ({ first, last, start, speaker }: Turn) => ({
  ...{ first, last, start, was: speaker, who: speaker, name: null, on: false },
})

const voicesFor = (voices: string[], turns: readonly Turn[]) => [
  ...new Set([...voices, ...turns.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]))]),
]

function firstWords(text: string): string {
  if (text.length <= OPENING) return text
  const cut = text.slice(0, OPENING)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), OPENING / 2))}…`
}

/** What was chosen in a form that was refused, on the turns as they stand now: each is known by when it begins. */
export function carried(typed: Typed, values: Typed): Typed {
  const rowsOf = (fields: Typed) =>
    Object.entries(fields).flatMap(([name, value]) => {
      const prefix = /^turns\.\d+\.(?=start$)/.exec(name)?.[0]
      return prefix ? [[value, prefix] as const] : []
    })
  const chosen = new Map(rowsOf(typed))
  const kept = rowsOf(values).flatMap(([start, prefix]) => {
    const from = chosen.get(start)
    if (from === undefined) return []
    return ['who', 'name', 'on']
      .filter((key) => key !== 'who' || typed[`${from}who`] !== typed[`${from}was`])
      .map((key) => [prefix + key, typed[from + key] ?? ''] as const)
  })
  return { ...values, saves: typed.saves ?? '0', ...Object.fromEntries(kept) }
}

/** The sound that plays a moment in the page, the lightest there is; null before it is made. */
export function soundOf(db: Db, recording: string): string | null {
  for (const profile of ['light', 'mp3']) {
    const found = findEnclosure(db, { recording, profile, visibilities: VISIBILITIES })
    if (found) return mediaPath(found, `${found.slug}.mp3`)
  }
  return null
}
