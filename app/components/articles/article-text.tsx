import { Fragment } from 'react'
import { articlesPath, organisationPath, personPath, showPath, topicPath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { Breadcrumb, type Crumb } from '../page/breadcrumb.tsx'
import { Cover, type Picture } from '../page/cover.tsx'
import { DocumentList } from '../page/document-list.tsx'
import { Prose } from '../page/prose.tsx'
import { ReferenceList } from '../page/reference-list.tsx'
import { RichText } from '../page/rich-text.tsx'
import type { DocumentView, ReferenceView } from '../page/sources.ts'
import { useSite } from '../site.ts'
import { ArticleFacts } from './article-list.tsx'

/** A name, with the slug of its page where it has one. */
export interface Named {
  name: string
  slug: string | null
}

export interface ArticleView {
  title: string
  summary: string
  /** Markdown. */
  body: string
  kind: string
  language: string
  publishedAt: string | null
  contact: string
  cover: Picture | null
  show: { slug: string; title: string; language: string } | null
  organisation: Named | null
  bylines: Named[]
  topics: Named[]
  documents: DocumentView[]
  references: ReferenceView[]
}

/** An article, whole. */
export function ArticleText({ article }: { article: ArticleView }) {
  const { words } = useSite()
  const { title, body, language, contact, show } = article
  const crumbs: Crumb[] = [
    { text: words.menuArticles, path: articlesPath() },
    ...(show ? [{ text: show.title, path: showPath(show.slug), lang: show.language }] : []),
    { text: title, lang: language },
  ]
  return (
    <>
      <Breadcrumb crumbs={crumbs} />
      <article>
        <ArticleHead article={article} />
        <RichText markdown={body} lang={language} headings={2} />
        <ReferenceList references={article.references} />
        <DocumentList documents={article.documents} />
        {contact ? (
          <section aria-labelledby="contact">
            <h2 id="contact">{article.kind === 'press' ? words.pressContact : words.contact}</h2>
            <Lines text={contact} />
          </section>
        ) : null}
      </article>
    </>
  )
}

function ArticleHead({ article }: { article: ArticleView }) {
  const { words, here } = useSite()
  const { title, language, summary, cover, organisation, bylines, topics } = article
  return (
    <header className="page-head">
      {cover ? <Cover picture={cover} name={title} eager /> : null}
      <div>
        <h1 lang={language}>{bindSpaces(title)}</h1>
        <ArticleFacts article={article} withShow />
        {bylines.length > 0 || organisation ? (
          <p className="facts">
            {words.by} <Names names={bylines} path={personPath} />
            {organisation ? (
              <>
                {bylines.length > 0 ? ', ' : null}
                <Names names={[organisation]} path={organisationPath} />
              </>
            ) : null}
          </p>
        ) : null}
        <Prose className="lead" text={summary} lang={language} />
        {topics.length > 0 ? (
          <ul className="chips" aria-label={words.topics}>
            {topics.map(({ name, slug }) => (
              <li key={name}>{slug ? <a href={here(topicPath(slug))}>{name}</a> : name}</li>
            ))}
          </ul>
        ) : null}
      </div>
    </header>
  )
}

function Names({ names, path }: { names: Named[]; path: (slug: string) => string }) {
  const { here } = useSite()
  return names.map(({ name, slug }, at) => (
    <Fragment key={name}>
      {at > 0 ? ', ' : null}
      {slug ? <a href={here(path(slug))}>{name}</a> : name}
    </Fragment>
  ))
}

/** Text whose lines stay lines: a name, a telephone number, an address. */
function Lines({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (
    <p>
      {lines.map((line, at) => (
        <Fragment key={line}>
          {at > 0 ? <br /> : null}
          {bindSpaces(line)}
        </Fragment>
      ))}
    </p>
  )
}
