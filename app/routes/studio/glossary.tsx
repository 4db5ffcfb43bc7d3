import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listOpenCorrections } from '#db/queries/corrections.ts'
import { studioPath } from '../../addresses.ts'
import { applyGlossaryToShow } from '../../catalogue/apply-glossary.ts'
import { editGlossary, type GlossaryFields, readGlossary } from '../../catalogue/edit-glossary.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { GlossaryRows } from '../../components/studio/glossary-rows.tsx'
import { Notice, Said } from '../../components/studio/notice.tsx'
import { ToReview } from '../../components/studio/to-review.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { doneIn } from './done.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitShow } from './visit-show.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, show } = await visitShow(args)
  const { saves, fields } = readGlossary(hub().db, { id: show.id })!
  return {
    site,
    title: show.title,
    language: show.language,
    path: studioPath('shows', show.slug, 'edit'),
    done: doneIn(args.request),
    applied: appliedIn(new URL(args.request.url).searchParams),
    toReview: listOpenCorrections(hub().db, { showId: show.id, limit: LISTED }),
    values: toTyped({ ...fields, saves }),
  }
}

/** Recordings with corrections to review, on one page. */
const LISTED = 200

/** What the button did, from the address that it led to. */
function appliedIn(search: URLSearchParams) {
  const [corrections, transcripts] = ['corrections', 'transcripts'].map((name) =>
    /^\d{1,9}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : null,
  ) as [number | null, number | null]
  return corrections === null || transcripts === null ? null : { corrections, transcripts }
}

export async function action(args: ActionFunctionArgs) {
  const { go, by, show } = await visitShow(args)
  const form = await readForm(args.request)
  const path = studioPath('shows', show.slug, 'glossary')
  if (form.intent === 'apply') {
    const done = await applyGlossaryToShow(hub().db, { showId: show.id, by }, args.request.signal)
    return go(`${path}?corrections=${done.corrections}&transcripts=${done.transcripts}`)
  }
  const edit = { id: show.id, saves: form.saves, by }
  const answer = await editGlossary(hub().db, edit, form.fields as z.input<typeof GlossaryFields>)
  return answer.ok ? go(`${path}?saved`) : refused(form, answer)
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.glossary.title, title),
)

export default function Glossary() {
  const { title, language, path, done, applied, toReview, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p>
        <a href={here(path)}>{words.editShow}</a>
      </p>
      <h1>
        {words.glossary.title}
        {words.colon}
        <span lang={language}>{title}</span>
      </h1>
      <Notice done={state ? null : done} />
      <p className="hint">{words.glossary.hint}</p>
      <StudioForm values={values} state={state ?? null}>
        <GlossaryRows lang={language} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      <section aria-labelledby="apply">
        <h2 id="apply">{words.glossary.apply}</h2>
        {state ? null : (
          <Said>{applied && words.glossary.applied(applied.corrections, applied.transcripts)}</Said>
        )}
        <form method="post" action="#apply" className="act">
          <p className="hint">{words.glossary.applyHint}</p>
          <div className="actions">
            <button type="submit" name="intent" value="apply" className="quiet">
              {words.glossary.applyNow}
            </button>
          </div>
        </form>
      </section>
      <ToReview rows={toReview} />
    </>
  )
}
