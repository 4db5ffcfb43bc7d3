import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { addSeason, nextSeasonNumber } from '../../catalogue/add-season.ts'
import type { NewSeason as NewSeasonFields } from '../../catalogue/season-fields.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { SeasonFieldset } from '../../components/studio/season-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitShow } from './visit-show.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, show } = await visitShow(args)
  const { db } = hub()
  const number = String(nextSeasonNumber(db, { showId: show.id }))
  return {
    site,
    show: { title: show.title, language: show.language },
    names: listNames(db),
    values: { number, timeZone: site.timeZone },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, show, by } = await visitShow(args)
  const form = await readForm(args.request)
  const fields = form.fields as z.input<typeof NewSeasonFields>
  const answer = await addSeason(hub().db, { ...fields, show: show.slug }, { by })
  if (!answer.ok) return refused(form, answer)
  const path = studioPath('shows', show.slug, 'seasons', answer.value.number)
  return go(`${path}?added`)
}

export const meta = studioMeta((words) => words.newSeason)

export default function NewSeason() {
  const { show, names, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{words.newSeason}</h1>
      <p lang={show.language}>{show.title}</p>
      <StudioForm values={values} state={state ?? null}>
        <SeasonFieldset names={names} isNew />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
