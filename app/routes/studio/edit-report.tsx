import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { studioPath } from '../../addresses.ts'
import type { ReportFields } from '../../catalogue/report-fields.ts'
import { readReport, writeReport } from '../../catalogue/write-report.ts'
import { EpisodeWays } from '../../components/studio/episode-ways.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { ReportFieldset } from '../../components/studio/report-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { doneIn } from './done.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitEpisode } from './visit-episode.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, episode } = await visitEpisode(args)
  const { saves, fields } = readReport(hub().db, { episodeId: episode.id })!
  const { publicId, title, language } = episode
  return {
    site,
    episode: { publicId, title, language },
    done: doneIn(args.request),
    values: toTyped({ ...fields, saves }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, episode, by } = await visitEpisode(args)
  const form = await readForm(args.request)
  const edit = { episodeId: episode.id, saves: form.saves, by }
  const answer = await writeReport(hub().db, edit, form.fields as z.input<typeof ReportFields>)
  if (!answer.ok) return refused(form, answer)
  const path = studioPath('episodes', episode.publicId, 'report')
  return go(`${path}?saved`)
}

export const meta = studioMeta<{ site: never; episode: { title: string } }>((words, { episode }) =>
  words.named(words.report, episode.title),
)

export default function EditReport() {
  const { episode, done, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{words.report}</h1>
      <Notice done={done} />
      <EpisodeWays episode={episode} />
      <StudioForm values={values} state={state ?? null}>
        <ReportFieldset />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
