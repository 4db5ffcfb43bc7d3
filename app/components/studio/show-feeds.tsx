import { useStudioWords } from './words.ts'

/** What directories would miss, most pressing first. */
export const NEEDS = ['site', 'episode', 'email', 'description', 'cover'] as const
export type Need = (typeof NEEDS)[number]

export interface ShowFeedsView {
  /** Whole addresses; `video` null where there is no film. */
  audio: string
  video: string | null
  light: string
  seasons: { number: number; title: string | null; feed: string }[]
  movedTo: string | null
  movedVideoTo: string | null
  isEnded: boolean
  needs: Need[]
}

/** Where a need is met: its field, on the page that has it; null where it is not the studio's. */
const FIELDS: Record<Need, string | null> = {
  site: null,
  episode: null,
  email: 'email',
  description: 'description',
  cover: 'cover',
}

/** The addresses of a show's feeds, and what to do before it is listed. `edit` is the page of its form, for whom may. */
export function ShowFeeds({
  view,
  seasonLabel,
  edit,
}: {
  view: ShowFeedsView
  seasonLabel: string | null
  edit: string | null
}) {
  const { showFeeds: words, seasonNumbered } = useStudioWords()
  const { audio, video, light, seasons, movedTo, movedVideoTo, isEnded, needs } = view
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{words.title}</h2>
      {isEnded ? <p>{words.ended}</p> : null}
      <dl className="feed-addresses">
        <Feed name={words.audio} address={audio} movedTo={movedTo} />
        {video ? <Feed name={words.video} address={video} movedTo={movedVideoTo} /> : null}
        <Feed name={words.light} address={light} movedTo={movedTo} />
      </dl>
      <p className="hint">{video ? words.onlyFirstTwo : words.onlyFirst}</p>
      {seasons.length > 0 ? (
        <details>
          <summary>{words.seasons}</summary>
          <dl className="feed-addresses">
            {seasons.map(({ number, title, feed }) => (
              <Feed
                key={number}
                name={seasonNumbered(seasonLabel, number, title)}
                address={feed}
                movedTo={null}
              />
            ))}
          </dl>
        </details>
      ) : null}
      {needs.length > 0 ? (
        <>
          <h3>{words.needs}</h3>
          <ul>
            {needs.map((need) => (
              <li key={need}>
                {edit && FIELDS[need] ? (
                  <a href={`${edit}#field-${FIELDS[need]}`}>{words.need[need]}</a>
                ) : (
                  words.need[need]
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function Feed({ name, address, movedTo }: { name: string; address: string; movedTo: string | null }) {
  const { showFeeds: words, colon } = useStudioWords()
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={address}>{address}</a>
        {movedTo ? (
          <p>
            {words.movedTo}
            {colon}
            <a href={movedTo}>{movedTo}</a>
          </p>
        ) : null}
      </dd>
    </div>
  )
}
