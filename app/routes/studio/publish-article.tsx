import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findArticle } from '#db/queries/studio-articles.ts'
import { absolute, articlePath, studioPath } from '../../addresses.ts'
import { offsetOf, toLocal } from '../../catalogue/local-time.ts'
import { publishArticle, removeArticle } from '../../catalogue/publish-article.ts'
import { useSite } from '../../components/site.ts'
import type { FormState } from '../../components/studio/form-state.ts'
import { Notice, RemoveForm } from '../../components/studio/notice.tsx'
import { Act, QuietChoices, ScheduleForm } from '../../components/studio/publish-forms.tsx'
import { PublishState } from '../../components/studio/publish-panel.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'

async function visit({ request, params }: LoaderFunctionArgs) {
  const article = findArticle(hub().db, { publicId: params.article! })
  const visit = await enter(request, 'publish', article?.showId)
  if (!article || article.visibility === 'removed') throw notFound()
  return { ...visit, article }
}

export async function loader(args: LoaderFunctionArgs) {
  const { site, article } = await visit(args)
  const now = new Date().toISOString()
  const { publicId, title, language, visibility, publishAt, publishedAt } = article
  const moment = (iso: string | null) => (iso ? { iso, offset: offsetOf(iso, site.timeZone) } : null)
  return {
    site,
    article: {
      publicId,
      title,
      language,
      visibility,
      publishAt: moment(publishAt),
      publishedAt: moment(publishedAt),
    },
    url: absolute(site.url, articlePath(article.slug)),
    done: doneIn(args.request),
    offset: offsetOf(now, site.timeZone),
    values: publishAt && publishAt > now ? { ...toLocal(publishAt, site.timeZone) } : { date: '', time: '' },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { site, by, article, go } = await visit(args)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    await removeArticle(hub().db, { id: article.id, by })
    return go(`${studioPath('articles')}?removed=${article.publicId}`)
  }
  const { date = '', time = '' } = form.typed
  const wish = { visibility: form.intent as 'scheduled', date, time, timeZone: site.timeZone }
  const answer = await publishArticle(hub().db, { id: article.id, by }, wish)
  if (!answer.ok) return refused(form, answer)
  return go(`${studioPath('articles', article.publicId, 'publish')}?saved`)
}

export const meta = studioMeta<{ site: never; article: { title: string } }>((words, { article }) =>
  words.named(words.publishArticle, article.title),
)

export default function PublishArticle() {
  const { article, url, done, values, offset } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p>
        <a href={here(studioPath('articles', article.publicId, 'edit'))}>{words.editArticle}</a>
      </p>
      <h1>
        {words.publishArticle}
        {words.colon}
        <span lang={article.language}>{article.title}</span>
      </h1>
      <Notice done={done} kind="article" />
      <PublishState of={{ ...article, url }} means={words.articleMeans} />
      <div className="actions">
        {article.visibility === 'public' ? null : <Act intent="public">{words.publishNow}</Act>}{' '}
        <a className="button quiet" href={here(studioPath('articles', article.publicId, 'preview'))}>
          {words.preview}
        </a>
      </div>
      {article.visibility === 'public' ? null : (
        <ScheduleForm values={values} state={state} offset={offset} />
      )}
      <section aria-labelledby="others">
        <h2 id="others">{words.otherChoices}</h2>
        <QuietChoices means={words.articleMeans} isNow={(one) => one === article.visibility} />
        <RemoveForm hint={words.removeArticleHint} />
      </section>
    </>
  )
}
