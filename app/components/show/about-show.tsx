/** What is to be known of a show: who is heard in it, on what terms it may be used, whether it goes on here. */
import { Fragment } from 'react'
import { personPath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import type { License } from '../../texts/read-license.ts'
import { LicenseName } from '../page/license-name.tsx'
import { Notes } from '../page/notes.tsx'
import { useSite } from '../site.ts'

export interface AboutShow {
  license: License | null
  /** The place that it is about. */
  location: string | null
  fundings: { url: string; label: string }[]
  /** Nothing more will come. */
  ended: boolean
  /** Its feed at its new home. */
  moved: { url: string; host: string } | null
}

export interface Host {
  name: string
  /** Null where they have no page. */
  slug: string | null
}

/** *Avec Ada et Bob*. */
export function HostLine({ hosts }: { hosts: Host[] }) {
  const { words, locale, here } = useSite()
  if (hosts.length === 0) return null
  const names = new Intl.ListFormat(locale).formatToParts(hosts.map(({ name }) => name))
  const pathOf = (name: string) => hosts.find((host) => host.name === name)?.slug
  return (
    <p className="people-line">
      {words.withHosts}{' '}
      {names.map(({ type, value }, at) => {
        const slug = type === 'element' ? pathOf(value) : null
        // biome-ignore lint/suspicious/noArrayIndexKey: names and what is between them never move
        return <Fragment key={at}>{slug ? <a href={here(personPath(slug))}>{value}</a> : value}</Fragment>
      })}
    </p>
  )
}

/** That nothing more will come, or that it comes out elsewhere. */
export function Gone({ about: { ended, moved } }: { about: Pick<AboutShow, 'ended' | 'moved'> }) {
  const { words } = useSite()
  if (moved)
    return (
      <p className="notice">
        {words.movedTo(moved.host)}{' '}
        <a href={moved.url} rel="noopener noreferrer">
          {words.newAddress}
        </a>
      </p>
    )
  return ended ? <p className="notice">{words.ended}</p> : null
}

/** What follows of a long description, the place that it is about, its licence; nothing where there is none of these. */
export function ShowFacts({
  about: { location, license },
  notes,
  lang,
}: {
  about: AboutShow
  notes: string
  lang: string
}) {
  const { words } = useSite()
  if (!location && !license && notes === '') return null
  return (
    <section aria-labelledby="about">
      <h2 id="about">{words.aboutShow}</h2>
      <Notes text={notes} lang={lang} headings={3} />
      {location || license ? (
        <dl className="partners">
          {location ? (
            <div>
              <dt>{words.placeLabel}</dt>
              <dd>{bindSpaces(location)}</dd>
            </div>
          ) : null}
          {license ? (
            <div>
              <dt>{words.license}</dt>
              <dd>
                <LicenseName license={license} />
              </dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </section>
  )
}
