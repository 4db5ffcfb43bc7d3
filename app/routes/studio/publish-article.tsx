import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { findArticle } from '#db/queries/studio-articles.ts'
import { absolute, articlePath, inLocale, studioPath } from '../../addresses.ts'
import { offsetOf, toLocal } from '../../catalogue/local-time.ts'
import { publishArticle, removeArticle } from '../../catalogue/publish-article.ts'
import { useSite } from '../../components/site.ts'
import { TextField } from '../../components/studio/fields.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { Notice, RemoveForm } from '../../components/studio/notice.tsx'
import { MomentText } from '../../components/studio/publish-panel.tsx'
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
  const { site, by, article } = await visit(args)
  const form = await readForm(args.request)
  const to = (path: string) => redirect(inLocale(path, site.locale, site.siteLocale))
  if (form.intent === 'remove') {
    await removeArticle(hub().db, { id: article.id, by })
    return to(`${studioPath('articles')}?removed=${article.publicId}`)
  }
  const { date = '', time = '' } = form.typed
  const wish = { visibility: form.intent as 'scheduled', date, time, timeZone: site.timeZone }
  const answer = await publishArticle(hub().db, { id: article.id, by }, wish)
  if (!answer.ok) return refused(form, answer)
  return to(`${studioPath('articles', article.publicId, 'publish')}?saved`)
}

export const meta = studioMeta<{ site: never; article: { title: string } }>(
  (words, { article }) => `${words.publishArticle} : ${article.title}`,
)

export default function PublishArticle() {
  const { article, done } = useLoaderData<typeof loader>()
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
      <State />
      <div className="actions">
        {article.visibility === 'public' ? null : <Act intent="public">{words.publishArticleNow}</Act>}{' '}
        <a className="button quiet" href={here(studioPath('articles', article.publicId, 'preview'))}>
          {words.preview}
        </a>
      </div>
      {article.visibility === 'public' ? null : <Schedule />}
      <section aria-labelledby="others">
        <h2 id="others">{words.otherChoices}</h2>
        {(['unlisted', 'private', 'draft'] as const)
          .filter((one) => one !== article.visibility)
          .map((one) => (
            <div key={one}>
              <p className="hint">{words.articleMeans[one]}</p>
              <div className="actions">
                <Act intent={one} quiet>
                  {
                    { unlisted: words.makeUnlisted, private: words.makePrivate, draft: words.backToDraft }[
                      one
                    ]
                  }
                </Act>
              </div>
            </div>
          ))}
        <RemoveForm hint={words.removeArticleHint} />
      </section>
    </>
  )
}

/** Who sees it now and what will happen by itself, in sentences. */
function State() {
  const { article, url } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { visibility, publishAt, publishedAt } = article
  const isSeen = visibility === 'public' || visibility === 'unlisted'
  return (
    <>
      <p>
        <span className="state" data-visibility={visibility}>
          {words.visibilities[visibility]}
        </span>{' '}
        {words.articleMeans[visibility]}
      </p>
      {visibility === 'scheduled' && publishAt ? (
        <p>
          {words.becomesPublic} <MomentText moment={publishAt} />.
        </p>
      ) : null}
      {isSeen && publishedAt ? (
        <p>
          {words.firstSeen} <MomentText moment={publishedAt} />.
        </p>
      ) : null}
      <p>
        {isSeen ? words.addressNow : words.addressLater}
        {words.colon}
        {isSeen ? <a href={url}>{url}</a> : <span className="address">{url}</span>}
      </p>
    </>
  )
}

function Schedule() {
  const { values, offset } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { timeZone } = useSite()
  return (
    <section aria-labelledby="schedule">
      <h2 id="schedule">{words.schedule}</h2>
      <StudioForm values={values} state={state ?? null}>
        <p className="hint">{words.scheduleHint(timeZone, offset)}</p>
        <div className="fields">
          <TextField name="date" label={words.date} type="date" required />
          <TextField name="time" label={words.time} type="time" required />
        </div>
        <div className="actions">
          <button type="submit" name="intent" value="scheduled" className="quiet">
            {words.schedule}
          </button>
        </div>
      </StudioForm>
    </section>
  )
}

/** One button that does one thing. */
function Act({ intent, quiet = false, children }: { intent: string; quiet?: boolean; children: ReactNode }) {
  return (
    <form method="post" className="act">
      <button type="submit" name="intent" value={intent} className={quiet ? 'quiet' : undefined}>
        {children}
      </button>
    </form>
  )
}
