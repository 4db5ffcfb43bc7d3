import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames } from '#db/queries/studio-lists.ts'
import { seasonPath, studioPath } from '../../addresses.ts'
import { findSeason } from '../../catalogue/add-season.ts'
import { editSeason, readSeason } from '../../catalogue/edit-season.ts'
import type { SeasonFields } from '../../catalogue/season-fields.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { SeasonFieldset } from '../../components/studio/season-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound, numberIn } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitShow } from './visit-show.ts'

async function visit(args: LoaderFunctionArgs) {
  const visit = await visitShow(args)
  const season = findSeason(hub().db, { showId: visit.show.id, number: numberIn(args.params.number) })
  if (!season) throw notFound()
  return { ...visit, season }
}

export async function loader(args: LoaderFunctionArgs) {
  const { site, show, season } = await visit(args)
  const { db } = hub()
  const { saves, fields } = readSeason(db, { id: season.id, timeZone: site.timeZone })!
  const { slug, title, language, seasonLabel } = show
  return {
    site,
    show: { slug, title, language, seasonLabel },
    number: season.number,
    done: doneIn(args.request),
    names: listNames(db),
    values: toTyped({ ...fields, saves }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, show, season, by } = await visit(args)
  const form = await readForm(args.request)
  const edit = { id: season.id, saves: form.saves, by }
  const answer = await editSeason(hub().db, edit, form.fields as z.input<typeof SeasonFields>)
  if (!answer.ok) return refused(form, answer)
  const path = studioPath('shows', show.slug, 'seasons', season.number)
  return go(`${path}?saved`)
}

export const meta = studioMeta<{
  site: never
  number: number
  show: { title: string; seasonLabel: string | null }
}>((words, { number, show }) => words.named(words.seasonNumbered(show.seasonLabel, number, null), show.title))

export default function EditSeason() {
  const { show, number, done, names, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <h1>{words.seasonNumbered(show.seasonLabel, number, null)}</h1>
      <Notice done={done} added={words.seasonAdded} />
      <p className="actions">
        <a className="button quiet" href={here(studioPath('shows', show.slug))} lang={show.language}>
          {show.title}
        </a>{' '}
        <a
          className="button quiet"
          href={here(studioPath('shows', show.slug, 'seasons', number, 'documents'))}
        >
          {words.documents}
        </a>{' '}
        <a
          className="button quiet"
          href={here(`${studioPath('shows', show.slug, 'episodes', 'new')}?season=${number}`)}
        >
          {words.newEpisode}
        </a>{' '}
        <a className="button quiet" href={here(seasonPath(show.slug, number))}>
          {words.seasonPage}
        </a>
      </p>
      <StudioForm values={values} state={state ?? null}>
        <SeasonFieldset names={names} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
