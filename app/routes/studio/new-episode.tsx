import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames, listSeasons } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { addEpisode } from '../../catalogue/add-episode.ts'
import type { NewEpisode as NewEpisodeFields } from '../../catalogue/episode-fields.ts'
import { EpisodeFieldset } from '../../components/studio/episode-fields.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { readForm, refused } from './form.ts'
import { licenseChoices } from './show-choices.ts'
import { studioMeta } from './studio-meta.ts'
import { visitShow } from './visit-show.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, show } = await visitShow(args)
  const { db } = hub()
  const { title, language, seasonLabel } = show
  const season = new URL(args.request.url).searchParams.get('season') ?? ''
  return {
    site,
    show: { title, language, seasonLabel },
    seasons: listSeasons(db, { showId: show.id }).map(({ number, title }) => ({ number, title })),
    names: listNames(db),
    licenses: licenseChoices(site.locale),
    values: { language, season, timeZone: site.timeZone },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, show, by } = await visitShow(args)
  const form = await readForm(args.request)
  const fields = { ...(form.fields as z.input<typeof NewEpisodeFields>), show: show.slug }
  const picture = { field: 'cover' as const, file: form.files.get('cover'), signal: args.request.signal }
  const answer = await withPicture(hub(), picture, (cover) => addEpisode(hub().db, fields, { cover, by }))
  if (!answer.ok) return refused(form, answer)
  const path = studioPath('episodes', answer.value.publicId)
  return go(`${path}?added`)
}

export const meta = studioMeta((words) => words.newEpisode)

export default function NewEpisode() {
  const { show, seasons, names, licenses, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{words.newEpisode}</h1>
      <p lang={show.language}>{show.title}</p>
      <p>{words.episodeHint}</p>
      <StudioForm values={values} state={state ?? null} files>
        <EpisodeFieldset
          names={names}
          seasons={seasons}
          seasonLabel={show.seasonLabel}
          licenses={licenses}
          isNew
        />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
