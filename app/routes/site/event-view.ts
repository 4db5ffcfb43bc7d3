/** What an episode's page says of the event and of those who take part in it. */
import type { EpisodePage } from '#db/queries/get-episode-page.ts'
import { organisationPath, personPath } from '../../addresses.ts'
import type { EpisodeView, PersonView } from '../../components/episode/view.ts'
import { webAddress } from './source-views.ts'

const HOUR = 3_600_000
/** How long after its beginning something known to this precision may still be going on. */
const LENGTHS = { minute: 0, 'half-day': 12 * HOUR, day: 24 * HOUR, month: 31 * 24 * HOUR } as const

/** Its end has passed, as exactly as it is known; what has no date is over. `now` is a UTC ISO string. */
export function isOver(
  { startsAt, endsAt, precision }: Pick<EpisodePage['episode'], 'startsAt' | 'endsAt' | 'precision'>,
  now: string,
): boolean {
  const last = endsAt ?? startsAt
  if (last === null) return true
  return Date.parse(last) + LENGTHS[precision ?? 'day'] <= Date.parse(now)
}

/** With the host that a link leads to, so that nobody is surprised to leave the site. */
export function toRegistration({
  registration,
  registrationUrl,
}: Pick<EpisodePage['episode'], 'registration' | 'registrationUrl'>): EpisodeView['registration'] {
  const url = webAddress(registrationUrl)
  if (!registration && !url) return null
  const host = url && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null
  return { state: registration ?? 'open', url: host && url, host }
}

/**
 * A person leads to their page and their affiliation to its organisation; an organisation that speaks for itself leads
 * to its own; a representative without a name leads nowhere.
 */
export function toPerson({
  name,
  role,
  title,
  affiliation,
  person,
  organisation,
  photo,
}: EpisodePage['credits'][number]): PersonView {
  const itself = !person && organisation && [organisation.name, organisation.acronym].includes(name)
  const ofOrganisation = organisation && organisationPath(organisation.slug)
  return {
    name,
    role,
    title,
    affiliation: affiliation ?? (itself ? null : (organisation?.name ?? null)),
    path: person ? personPath(person) : itself ? ofOrganisation : null,
    affiliationPath: itself ? null : ofOrganisation,
    photo,
  }
}
