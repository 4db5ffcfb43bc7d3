/** A new article and one that is there: the same form. Publishing has a page of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { findArticle } from '#db/queries/studio-articles.ts'
import { findShow, listNames, listStudioShows } from '#db/queries/studio-lists.ts'
import { mayMove } from '../../access/may-move.ts'
import { studioPath } from '../../addresses.ts'
import { refuse } from '../../catalogue/answers.ts'
import { addArticle, editArticle, type NewArticle, readArticle } from '../../catalogue/write-article.ts'
import { useSite } from '../../components/site.ts'
import { ArticleFieldset } from '../../components/studio/article-fields.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { VisibilityMark } from '../../components/studio/visibility-mark.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { notFound } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { enter, worksOf } from './door.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'

/** `known` is null for a new one. */
async function visit({ request, params }: LoaderFunctionArgs) {
  const { db } = hub()
  const known = params.article === undefined ? null : findArticle(db, { publicId: params.article })
  const visit = await enter(request, 'edit', known?.showId)
  if (params.article !== undefined && (!known || known.visibility === 'removed')) throw notFound()
  return { ...visit, known }
}

export async function loader(args: LoaderFunctionArgs) {
  const { account, site, known, may } = await visit(args)
  const { db, config } = hub()
  const read = known && readArticle(db, known)
  return {
    site,
    article: known && { publicId: known.publicId, visibility: known.visibility, title: known.title },
    mayPublish: known !== null && may('publish'),
    done: doneIn(args.request),
    names: listNames(db),
    shows: listStudioShows(db, { works: worksOf(account) }),
    values: read
      ? toTyped({ ...read.fields, saves: read.saves })
      : {
          kind: 'news',
          language: config.locale,
          show: new URL(args.request.url).searchParams.get('show') ?? '',
        },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, account, known, by, may } = await visit(args)
  const { db } = hub()
  const form = await readForm(args.request)
  const show = form.typed.show ? findShow(db, { slug: form.typed.show }) : null
  if (form.typed.show && (!show || !may('edit', show.id))) return refused(form, refuse('show', 'no-show'))
  if (known && !mayMove(account, known, show?.id ?? null)) return refused(form, refuse('show', 'no-show'))
  const fields = form.fields as z.input<typeof NewArticle>
  const picture = { field: 'cover' as const, file: form.files.get('cover'), signal: args.request.signal }
  const answer = await withPicture(hub(), picture, async (cover) => {
    if (!known) return addArticle(db, fields, { cover, by })
    const edited = await editArticle(db, { id: known.id, saves: form.saves, by }, fields, cover)
    return edited.ok ? { ok: true as const, value: known } : edited
  })
  if (!answer.ok) return refused(form, answer)
  const path = studioPath('articles', answer.value.publicId, 'edit')
  return go(`${path}?${known ? 'saved' : 'added'}`)
}

export const meta = studioMeta<{ site: never; article: { title: string } | null }>((words, { article }) =>
  article ? words.named(words.editArticle, article.title) : words.newArticle,
)

export default function Article() {
  const { article, values, names, shows, done } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{article ? words.editArticle : words.newArticle}</h1>
      <Notice done={done} kind="article" />
      <Ways />
      <StudioForm values={values} state={state ?? null} files>
        <ArticleFieldset names={names} shows={shows} isNew={!article} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}

/** Who sees it now, and the ways to its other pages. */
function Ways() {
  const { article, mayPublish } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  if (!article) return null
  const to = (page: string) => here(studioPath('articles', article.publicId, page))
  return (
    <>
      <p>
        <VisibilityMark visibility={article.visibility} /> {words.articleMeans[article.visibility]}
      </p>
      <p className="actions">
        {mayPublish ? (
          <a className="button" href={to('publish')}>
            {words.publishPage}
          </a>
        ) : null}{' '}
        <a className="button quiet" href={to('preview')}>
          {words.preview}
        </a>{' '}
        <a className="button quiet" href={to('documents')}>
          {words.documents}
        </a>
      </p>
    </>
  )
}
