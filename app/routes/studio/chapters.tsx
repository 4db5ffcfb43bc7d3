import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { findChapters } from '#db/queries/get-chapters.ts'
import { listNames } from '#db/queries/studio-lists.ts'
import { VISIBILITIES } from '#db/schema.ts'
import { studioPath } from '../../addresses.ts'
import { acceptChapters } from '../../catalogue/accept-chapters.ts'
import { type Answer, refuse } from '../../catalogue/answers.ts'
import { correctChapters, readChapters } from '../../catalogue/correct-chapters.ts'
import type { ChaptersFields } from '../../catalogue/cue-fields.ts'
import {
  type BroughtChapters,
  bringChapters,
  bringTimestamps,
  countTimestamps,
} from '../../catalogue/import-chapters.ts'
import { timestampsIn } from '../../chapters/from-lines.ts'
import { toTimestamps } from '../../chapters/to-timestamps.ts'
import { useSite } from '../../components/site.ts'
import { BringChapters, type Brought, BroughtNotice } from '../../components/studio/bring-chapters.tsx'
import { ChapterRows } from '../../components/studio/chapter-rows.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { ProposedChapters } from '../../components/studio/proposed-chapters.tsx'
import { TimestampsNote, type TimestampsView } from '../../components/studio/timestamps.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { toTypedTime } from '../../transcripts/typed-time.ts'
import { doneIn } from './done.ts'
import { type Posted, readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitRecording } from './visit-recording.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, recording, episode } = await visitRecording(args, 'correct')
  const { db } = hub()
  const { saves, fields, proposed } = readChapters(db, { id: recording.id })!
  const language = recording.language === 'auto' ? episode.language : recording.language
  return {
    site,
    title: recording.title ?? episode.title,
    language,
    episode: episode.publicId,
    duration: recording.duration === null ? null : toTypedTime(Math.floor(recording.duration)),
    done: doneIn(args.request),
    people: listNames(db).people,
    proposed,
    timestamps: countTimestamps(db, { id: recording.id }),
    inDescription: describe(recording.publicId, recording.description || episode.summary, language),
    values: toTyped({ ...fields, saves }),
  }
}

/** What a feed's description makes of the chapters that readers have; null where they have none. */
function describe(recording: string, notes: string, language: string): TimestampsView | null {
  const { chapters, duration } = findChapters(hub().db, { recording, visibilities: VISIBILITIES })!
  if (chapters.length === 0) return null
  if (timestampsIn(notes)[0]?.start === 0) return { reason: 'own' }
  const timestamps = toTimestamps(chapters, { duration, language })
  return 'lines' in timestamps ? { count: timestamps.lines.length } : timestamps
}

export async function action(args: ActionFunctionArgs) {
  const { go, by, recording } = await visitRecording(args, 'correct')
  const { db } = hub()
  const form = await readForm(args.request)
  if (form.intent === 'timestamps') return shown(form, bringTimestamps(db, { id: recording.id }))
  if (form.intent === 'bring') return shown(form, await bring(form, recording.duration))
  const edit = { id: recording.id, saves: form.saves, by }
  const isAccept = form.intent === 'accept'
  const answer = isAccept
    ? await acceptChapters(db, edit)
    : await correctChapters(db, edit, form.fields as z.input<typeof ChaptersFields>, {
        brought: form.typed.brought === 'on',
      })
  // Its button carries no rows: the form shows those that somebody else saved.
  if (!answer.ok && isAccept) return refused({ typed: toTyped(answer.meanwhile?.fields ?? {}) }, answer)
  if (!answer.ok) return refused(form, answer)
  await enqueueSteps(hub())
  const path = studioPath('recordings', recording.publicId, 'chapters')
  return go(`${path}?saved`)
}

/** A chosen file, else the text. */
async function bring({ files, typed }: Posted, duration: number | null): Promise<Answer<BroughtChapters>> {
  const file = files.get('file')
  if (file) return bringChapters(new Uint8Array(await file.arrayBuffer()), { field: 'file', duration })
  const text = typed.text ?? ''
  if (text.trim() === '') return refuse('file', 'no-file')
  return bringChapters(new TextEncoder().encode(text), { field: 'text', duration })
}

/** The form with what was brought in its rows: readers would have it at once, so nothing is saved yet. */
function shown(form: Posted, answer: Answer<BroughtChapters>) {
  if (!answer.ok) return refused(form, answer)
  const { rows, unread, beyond } = answer.value
  const typed = toTyped({ chapters: rows, saves: form.saves, brought: true })
  const listed = unread.slice(0, LISTED).map(({ line, excerpt }) => ({ line, excerpt }))
  const brought: Brought = { chapters: rows.length, beyond, unread: listed }
  return data({ typed, mistakes: [], meanwhile: null, brought } satisfies ChaptersState)
}

/** Lines that could not be read, shown at most. */
const LISTED = 50

type ChaptersState = FormState & { brought?: Brought }

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.correctChapters, title),
)

export default function Chapters() {
  const { title, language, episode, duration, done, people, proposed, timestamps, inDescription, values } =
    useLoaderData<typeof loader>()
  const state = (useActionData<typeof action>() as ChaptersState | undefined) ?? null
  const isBring = state?.typed.intent === 'bring' || state?.typed.intent === 'timestamps'
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p>
        <a href={here(studioPath('episodes', episode))}>{words.backToStudio}</a>
      </p>
      <h1>
        {words.correctChapters}
        {words.colon}
        <span lang={language}>{title}</span>
      </h1>
      <Notice done={state ? null : done} />
      {state?.brought ? <BroughtNotice {...state.brought} /> : null}
      {proposed > 0 ? <ProposedChapters count={proposed} saves={values.saves ?? '0'} /> : null}
      <StudioForm values={values} state={isBring ? null : state}>
        <ChapterRows people={people} lang={language} hint={words.chaptersHint(duration)} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      {inDescription ? <TimestampsNote timestamps={inDescription} /> : null}
      <BringChapters saves={values.saves ?? '0'} timestamps={timestamps} state={isBring ? state : null} />
    </>
  )
}
