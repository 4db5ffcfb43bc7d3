import { bindSpaces } from '../../texts/bind-spaces.ts'
import { When } from '../lists/when.tsx'
import { Prose } from '../page/prose.tsx'
import { useSite } from '../site.ts'
import type { EpisodeView } from './view.ts'

/** When, where and how to come; nothing where there is nothing to say that the title's facts do not say already. */
export function EventPanel({ episode }: { episode: EpisodeView }) {
  const { words } = useSite()
  const { coming, place, access, registration, dates } = episode
  if (!coming && !access) return null
  return (
    <section className="panel event" aria-labelledby="practical">
      <h2 id="practical">{words.practical}</h2>
      <dl>
        {coming && dates.startsAt ? (
          <>
            <dt>{words.whenLabel}</dt>
            <dd>
              <When dates={dates} />
            </dd>
          </>
        ) : null}
        {place ? (
          <>
            <dt>{words.placeLabel}</dt>
            <dd>{bindSpaces(place)}</dd>
          </>
        ) : null}
        {access ? (
          <>
            <dt>{words.accessLabel}</dt>
            <dd>
              <Prose text={access} />
            </dd>
          </>
        ) : null}
        <Registration registration={registration} />
      </dl>
    </section>
  )
}

function Registration({ registration }: { registration: EpisodeView['registration'] }) {
  const { words } = useSite()
  if (!registration) return null
  const { state, url, host } = registration
  return (
    <>
      <dt>{words.registrationLabel}</dt>
      <dd>
        <span className="label registration" data-state={state}>
          {words.registrations[state]}
        </span>
        {url && host && (state === 'open' || state === 'last-places') ? (
          <p className="actions">
            <a className="button" href={url} rel="noopener noreferrer">
              {words.registerAt(host)}
            </a>
          </p>
        ) : null}
      </dd>
    </>
  )
}
