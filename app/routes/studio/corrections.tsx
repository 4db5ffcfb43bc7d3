/** What the glossary changed in heard words, line by line: kept, or put back. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listReadiness } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import { reviewCorrections } from '../../catalogue/review-corrections.ts'
import { useSite } from '../../components/site.ts'
import { CorrectionList } from '../../components/studio/correction-list.tsx'
import { Said } from '../../components/studio/notice.tsx'
import { PageLinks } from '../../components/studio/page-links.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { toCorrectionsView } from './corrections-view.ts'
import { readForm } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { wantedIn } from './transcript-view.ts'
import { visitRecording } from './visit-recording.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, recording, episode } = await visitRecording(args, 'correct')
  const { db } = hub()
  const search = new URL(args.request.url).searchParams
  const settled = search.has('settled')
  const isPart = listReadiness(db, { episodeId: episode.id }).length > 1
  return {
    site,
    title: recording.title ?? episode.title,
    titleLanguage: recording.language === 'auto' ? episode.language : recording.language,
    onlySettled: settled,
    done: doneIn(search),
    paths: {
      transcript: studioPath('recordings', recording.publicId, 'transcript'),
      own: studioPath('recordings', recording.publicId, 'corrections'),
      preview: studioPath('episodes', episode.publicId, 'preview', ...(isPart ? [recording.number] : [])),
    },
    view: toCorrectionsView(db, { recordingId: recording.id, settled }, wantedIn(search)),
  }
}

/** What the last button did, from the address that it led to. */
function doneIn(search: URLSearchParams) {
  const number = (name: string) => (/^\d{1,9}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : 0)
  return { kept: number('kept'), undone: number('undone'), gone: number('gone') }
}

const WHATS = { keep: 'keep', 'keep-all': 'keep', undo: 'undo', 'undo-all': 'undo' } as const

export async function action(args: ActionFunctionArgs) {
  const { go, by, recording } = await visitRecording(args, 'correct')
  const { typed, intent } = await readForm(args.request)
  const search = new URL(args.request.url).searchParams
  const [wanted, settled] = [wantedIn(search), search.has('settled')]
  const view = toCorrectionsView(hub().db, { recordingId: recording.id, settled }, wanted)
  if (!view || !Object.hasOwn(WHATS, intent)) throw notFound()
  const correction = intent.endsWith('-all') ? null : Number(typed.correction)
  const what = WHATS[intent as keyof typeof WHATS]
  const answer = await reviewCorrections(hub().db, { id: view.id, by }, { what, correction })
  if (!answer.ok) throw notFound()
  const { kept, undone, gone } = answer.value
  const next = new URLSearchParams({ language: view.language, page: String(wanted.page) })
  for (const [name, value] of Object.entries({ kept, undone, gone }))
    if (value > 0) next.set(name, String(value))
  return go(
    `${studioPath('recordings', recording.publicId, 'corrections')}?${next}${settled ? '&settled' : ''}`,
  )
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.corrections.title, title),
)

export default function Corrections() {
  const { title, titleLanguage, onlySettled, done, paths, view } = useLoaderData<typeof loader>()
  const all = useStudioWords()
  const { corrections: words } = all
  const { here } = useSite()
  const own = `${here(paths.own)}?language=${encodeURIComponent(view?.language ?? '')}`
  return (
    <>
      <p>
        <a href={`${here(paths.transcript)}?language=${encodeURIComponent(view?.language ?? '')}`}>
          {all.correctTranscript}
        </a>
      </p>
      <h1>
        {words.title}
        {all.colon}
        <span lang={titleLanguage}>{title}</span>
      </h1>
      <Said>{words.done(done)}</Said>
      {view ? (
        <>
          <Count {...view} onlySettled={onlySettled} own={own} />
          <PageLinks
            page={view.page}
            pages={view.pages}
            to={(page) => `${own}&page=${page}${onlySettled ? '&settled' : ''}`}
          />
          <CorrectionList rows={view.rows} preview={here(paths.preview)} lang={view.language} />
          {view.open > 0 && !onlySettled ? <All open={view.open} /> : null}
        </>
      ) : (
        <p>{all.noTranscript}</p>
      )}
    </>
  )
}

/** How many there are here, and the way to the others where there are some. */
function Count({
  open,
  settled,
  onlySettled,
  own,
}: {
  open: number
  settled: number
  onlySettled: boolean
  own: string
}) {
  const { corrections: words } = useStudioWords()
  if (open + settled === 0) return <p>{words.none}</p>
  const others = onlySettled ? open : settled
  return (
    <>
      <p className="hint">{words.hint}</p>
      <p>
        {onlySettled ? words.settled(settled) : words.open(open)}{' '}
        {others > 0 || onlySettled ? (
          <a href={onlySettled ? own : `${own}&settled`}>
            {onlySettled ? words.showOpen(open) : words.showSettled(settled)}
          </a>
        ) : null}
      </p>
    </>
  )
}

/** Settles all that wait, those of other pages too. */
function All({ open }: { open: number }) {
  const { corrections: words } = useStudioWords()
  return (
    <form method="post" className="act">
      <p className="hint">{words.allHint(open)}</p>
      <div className="actions">
        <button type="submit" name="intent" value="keep-all">
          {words.keepAll}
        </button>
        <button type="submit" name="intent" value="undo-all" className="quiet danger">
          {words.undoAll}
        </button>
      </div>
    </form>
  )
}
