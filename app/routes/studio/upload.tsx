/** Files in: episodes of a show, recordings of an episode, or other media in the place of a recording's own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { studioPath } from '../../addresses.ts'
import { refuse } from '../../catalogue/answers.ts'
import type { FormState, Typed } from '../../components/studio/form-state.ts'
import { Said } from '../../components/studio/notice.tsx'
import { UploadForm } from '../../components/studio/upload-form.tsx'
import { UnfinishedUploads } from '../../components/studio/upload-unfinished.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import uploadScript from '../../islands/upload.ts?worker&url'
import { hub } from '../../server/hub.ts'
import { forgetFiles, receiveForm, submitFiles } from '../../server/receive-form.ts'
import { describeSpeech } from '../../server/speech-model.ts'
import { forgetUpload } from '../../server/unfinished-uploads.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { findPlace, toUploadView } from './upload-view.ts'

async function visit({ request, params }: LoaderFunctionArgs) {
  const place = findPlace(request, params)
  // The door keeps what was typed for those whose session ended; recordings would fill the memory.
  const visit = await enter(withoutBody(request), 'edit', place?.show.id)
  if (!place) throw notFound()
  return { ...visit, place }
}

export async function loader(args: LoaderFunctionArgs) {
  const { request } = args
  const { place, ...visited } = await visit(args)
  const view = await toUploadView(place, visited)
  const forgotten = new URL(request.url).searchParams.has('forgotten')
  return { site: visited.site, view, forgotten, values: { language: place.language } as Typed }
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args
  const { account, site, may, go, place } = await visit(args)
  const form = await receiveForm(hub(), request, { userId: account.id, locale: site.locale })
  try {
    if (form.typed.intent === 'forget') {
      await forgetUpload(hub(), { userId: account.id, id: form.typed.upload ?? '' })
      return go(`${place.path}?forgotten`)
    }
    const isChoiceMissing = !form.typed.words && (await describeSpeech(hub())).kind === 'unknown'
    const refusal =
      form.refusal ??
      (form.files.length === 0
        ? refuse('file', 'no-file')
        : isChoiceMissing
          ? refuse('words', 'empty')
          : null)
    if (refusal) return refused(form, refusal)
    const { saves: _, intent: __, together, publish, ...typed } = form.typed
    const several = form.files.length > 1
    const answer = await submitFiles(hub(), account, form.files.splice(0), (_fileName, first) => ({
      ...typed,
      ...place.target,
      title: several && (first || !together) ? '' : (typed.title ?? ''),
      publish: publish && may('publish') ? '1' : '',
      ...(together && first ? { episode: first } : {}),
    }))
    if (!answer.ok) return refused(form, answer)
    const [episode, other] = new Set(answer.value)
    return go(
      other
        ? `${studioPath('shows', place.show.slug)}?received=${answer.value.length}`
        : `${studioPath('episodes', episode!)}?received=${answer.value.length}`,
    )
  } finally {
    await forgetFiles(hub(), form)
  }
}

const withoutBody = ({ url, headers }: Request) => new Request(url, { headers })

export const meta = studioMeta<Awaited<ReturnType<typeof loader>>>((words, { view }) =>
  view.into === 'recording' ? words.uploads.replaceTitle(view.name) : words.uploads.titleFor(view.name),
)

export default function Upload() {
  const { view, values, forgotten } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const { uploads: words } = useStudioWords()
  const isReplaced = view.into === 'recording'
  return (
    <>
      <h1>{isReplaced ? words.replaceTitle(view.name) : words.titleFor(view.name)}</h1>
      <Said>{forgotten ? words.forgotten : null}</Said>
      {isReplaced ? <p>{words.replaceHint}</p> : null}
      <p>{words.resumable}</p>
      <UnfinishedUploads uploads={view.unfinished} />
      <UploadForm view={view} values={values} state={state ?? null} script={uploadScript} />
    </>
  )
}
