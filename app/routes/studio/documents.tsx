/** The documents of a show, a season, an episode or an article; `?document=` opens one to change it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listDocuments } from '#db/queries/list-documents.ts'
import { addDocument } from '../../catalogue/add-document.ts'
import {
  type DocumentFields,
  editDocument,
  listRemovedDocuments,
  readDocument,
  removeDocument,
  restoreDocument,
} from '../../catalogue/keep-documents.ts'
import { useSite } from '../../components/site.ts'
import { DocumentFieldset } from '../../components/studio/document-fields.tsx'
import { DocumentList, RemovedDocuments } from '../../components/studio/document-list.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withDocument } from '../../server/keep-document.ts'
import { notFound } from '../site/visitor.ts'
import { visitDocuments } from './document-home.ts'
import { doneIn } from './done.ts'
import { type Posted, readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, home } = await visitDocuments(args)
  const { db } = hub()
  const publicId = new URL(args.request.url).searchParams.get('document')
  const open = publicId ? readDocument(db, home.owner, { publicId }) : null
  if (publicId && !open) throw notFound()
  const documents = listDocuments(db, home.owner)
  const { title, language, path } = home
  return {
    site,
    home: { title, language, path },
    done: doneIn(args.request),
    documents,
    removed: listRemovedDocuments(db, home.owner),
    open: publicId,
    fileName: documents.find((one) => one.publicId === publicId)?.fileName || null,
    values: toTyped(open ?? { language }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const visit = await visitDocuments(args)
  const { go, home } = visit
  const form = await readForm(args.request)
  const answer = await act(visit, form)
  if (!answer.ok) return refused(form, answer)
  const path = `${home.path.replace(/\/edit$/, '')}/documents?${answer.value}`
  return go(path)
}

/** Does what the button said; the value is what the next page says was done. */
async function act({ home, by }: Awaited<ReturnType<typeof visitDocuments>>, form: Posted) {
  const { db } = hub()
  const publicId = form.typed.document ?? ''
  const which = { owner: home.owner, publicId, by }
  const fields = form.fields as z.input<typeof DocumentFields>
  const file = { field: 'file', file: form.files.get('file') }
  if (form.intent === 'remove') return said('removed', await removeDocument(db, which))
  if (form.intent === 'restore') return said('restored', await restoreDocument(db, which))
  if (!publicId)
    return said('added', await withDocument(hub(), file, (kept) => addDocument(db, which, fields, kept)))
  return said('saved', await withDocument(hub(), file, (kept) => editDocument(db, which, fields, kept)))
}

const said = <T extends { ok: boolean }>(what: string, answer: T) =>
  answer.ok ? { ok: true as const, value: what } : (answer as Exclude<T, { ok: true }>)

export const meta = studioMeta<{ site: never; home: { title: string } }>((words, { home }) =>
  words.documentsOf(home.title),
)

export default function Documents() {
  const { home, done, documents, removed, open, fileName, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  const path = here(`${home.path.replace(/\/edit$/, '')}/documents`)
  return (
    <>
      <h1>{words.documents}</h1>
      <p>
        <a href={here(home.path)} lang={home.language}>
          {home.title}
        </a>
      </p>
      <Notice done={done} />
      <DocumentList documents={documents} path={path} />
      <section aria-labelledby="document">
        <h2 id="document">{open ? words.editDocument : words.addDocument}</h2>
        <StudioForm key={open} values={values} state={state ?? null} files>
          {open ? <input type="hidden" name="document" value={open} /> : null}
          <DocumentFieldset fileName={fileName} />
          <p className="actions">
            <button type="submit">{open ? words.save : words.add}</button>
            {open ? (
              <>
                {' '}
                <a className="button quiet" href={path}>
                  {words.cancel}
                </a>
              </>
            ) : null}
          </p>
        </StudioForm>
      </section>
      <RemovedDocuments documents={removed} />
    </>
  )
}
