import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listHeardOtherwise } from '#db/queries/list-heard-otherwise.ts'
import { listNames } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { editShow, readShow } from '../../catalogue/edit-show.ts'
import { recogniseAgain } from '../../catalogue/recognise-again.ts'
import { removeShow } from '../../catalogue/remove-show.ts'
import type { ShowFields } from '../../catalogue/show-fields.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { HearAgain } from '../../components/studio/hear-again.tsx'
import { RemoveForm } from '../../components/studio/notice.tsx'
import { ShowFieldset } from '../../components/studio/show-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { dropSteps, enqueueSteps } from '../../server/keep-moving.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { listModelChoices } from '../../server/speech-model.ts'
import { drawnCovers } from '../site/drawn-covers.ts'
import { notFound } from '../site/visitor.ts'
import { readForm, refused } from './form.ts'
import { showChoices } from './show-choices.ts'
import { storedPicture } from './stored-picture.ts'
import { studioMeta } from './studio-meta.ts'
import { visitShow } from './visit-show.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, may, show } = await visitShow(args)
  const { saves, fields } = readShow(hub().db, { id: show.id })!
  return {
    site,
    title: show.title,
    language: show.language,
    slug: show.slug,
    mayRemove: may('publish'),
    heardOtherwise: listHeardOtherwise(hub().db, { showId: show.id }).length,
    names: listNames(hub().db),
    choices: showChoices(site.locale),
    cover: drawnCovers().cover(storedPicture(show.coverAssetId), show.slug),
    models: await listModelChoices(hub(), fields.model),
    values: toTyped({ ...fields, saves }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { by, go, may, show } = await visitShow(args)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    if (!may('publish')) throw notFound()
    const removed = await removeShow(hub().db, { id: show.id, by })
    if (!removed.ok) return refused({ typed: toTyped(readShow(hub().db, { id: show.id })!.fields) }, removed)
    return go(`${studioPath('bin')}?removed`)
  }
  if (form.intent === 'hear-again') {
    const { dropped } = await recogniseAgain(hub().db, { showId: show.id, by })
    await dropSteps(hub(), dropped)
    await enqueueSteps(hub())
    return go(`${studioPath('shows', show.slug)}?saved`)
  }
  const edit = { id: show.id, saves: form.saves, by }
  const picture = { field: 'cover' as const, file: form.files.get('cover'), signal: args.request.signal }
  const answer = await withPicture(hub(), picture, (cover) =>
    editShow(hub().db, edit, form.fields as z.input<typeof ShowFields>, {
      cover,
      siteUrl: hub().config.siteUrl,
    }),
  )
  if (!answer.ok) return refused(form, answer)
  return go(`${studioPath('shows', show.slug)}?saved`)
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.editShow, title),
)

export default function EditShow() {
  const { title, language, names, models, choices, cover, slug, values, mayRemove, heardOtherwise } =
    useLoaderData<typeof loader>()
  const { here } = useSite()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <p>
        <a href={here(studioPath('shows', slug))} lang={language}>
          {title}
        </a>
      </p>
      <h1>{words.editShow}</h1>
      <p>
        <a href={here(studioPath('shows', slug, 'glossary'))}>{words.glossary.title}</a>
      </p>
      <StudioForm values={values} state={state ?? null} files>
        <ShowFieldset names={names} models={models} choices={choices} title={title} cover={cover} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      <HearAgain count={heardOtherwise} model={values.model || null} />
      {mayRemove ? <RemoveForm hint={words.removeShowHint} /> : null}
    </>
  )
}
