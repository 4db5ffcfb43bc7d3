import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames, listSeasons } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { editEpisode, readEpisode } from '../../catalogue/edit-episode.ts'
import type { EpisodeFields } from '../../catalogue/episode-fields.ts'
import { EpisodeFieldset } from '../../components/studio/episode-fields.tsx'
import { EpisodeWays } from '../../components/studio/episode-ways.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { readForm, refused } from './form.ts'
import { licenseChoices } from './show-choices.ts'
import { storedPicture } from './stored-picture.ts'
import { studioMeta } from './studio-meta.ts'
import { visitEpisode } from './visit-episode.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, show, episode } = await visitEpisode(args)
  const { db } = hub()
  const { saves, fields } = readEpisode(db, { id: episode.id, timeZone: site.timeZone })!
  const { publicId, title, language } = episode
  return {
    site,
    episode: { publicId, title, language },
    cover: storedPicture(episode.coverAssetId),
    seasonLabel: show.seasonLabel,
    seasons: listSeasons(db, { showId: show.id }).map(({ number, title }) => ({ number, title })),
    names: listNames(db),
    licenses: licenseChoices(site.locale),
    values: toTyped({ ...fields, saves }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, episode, by } = await visitEpisode(args)
  const form = await readForm(args.request)
  const edit = { id: episode.id, saves: form.saves, by }
  const fields = form.fields as z.input<typeof EpisodeFields>
  const picture = { field: 'cover' as const, file: form.files.get('cover'), signal: args.request.signal }
  const answer = await withPicture(hub(), picture, (cover) => editEpisode(hub().db, edit, fields, cover))
  if (!answer.ok) return refused(form, answer)
  await enqueueSteps(hub())
  return go(`${studioPath('episodes', episode.publicId)}?saved`)
}

export const meta = studioMeta<{ site: never; episode: { title: string } }>((words, { episode }) =>
  words.named(words.editEpisode, episode.title),
)

export default function EditEpisode() {
  const { episode, cover, seasonLabel, seasons, names, licenses, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{words.editEpisode}</h1>
      <EpisodeWays episode={episode} />
      <StudioForm values={values} state={state ?? null} files>
        <EpisodeFieldset
          names={names}
          seasons={seasons}
          seasonLabel={seasonLabel}
          licenses={licenses}
          title={episode.title}
          cover={cover}
        />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
