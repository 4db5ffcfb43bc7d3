import { Fragment } from 'react'
import { personPath } from '../../addresses.ts'
import { RichText } from '../page/rich-text.tsx'
import { useSite } from '../site.ts'
import { useMoments } from './use-moments.ts'
import type { EpisodeView } from './view.ts'

/** What someone wrote about the episode, with sentences that lead to the moment they tell of. */
export function Report({ episode }: { episode: EpisodeView }) {
  const { words } = useSite()
  const moments = useMoments(episode)
  const { report } = episode
  if (!report) return null
  return (
    <section aria-labelledby="report">
      <h2 id="report">{words.report}</h2>
      <Authors authors={report.authors} />
      <RichText markdown={report.body} lang={report.language} headings={3} {...moments(null)} />
    </section>
  )
}

function Authors({ authors }: { authors: { name: string; slug: string | null }[] }) {
  const { words, here } = useSite()
  if (authors.length === 0) return null
  return (
    <p className="facts">
      {words.reportBy}{' '}
      {authors.map(({ name, slug }, at) => (
        <Fragment key={name}>
          {at > 0 ? ', ' : null}
          {slug ? <a href={here(personPath(slug))}>{name}</a> : name}
        </Fragment>
      ))}
    </p>
  )
}
