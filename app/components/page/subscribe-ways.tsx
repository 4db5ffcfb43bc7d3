import type { FeedContent } from '../../addresses.ts'
import { useSite } from '../site.ts'

export interface SubscribeView {
  ways: SubscribeWay[]
  /** More episodes are to come. */
  goesOn: boolean
  /** The page's own address, which the code leads to. */
  page: string
  code: { size: number; path: string }
}

export interface SubscribeWay {
  content: FeedContent
  /** The feed's whole address. */
  feed: string
  /** What an hour of it weighs, as people say it. */
  weight: string
  apps: { name: string | null; href: string }[]
}

/** The ways to a show's feeds: in an app, by an address, by a code for another device. */
export function SubscribeWays({ view, script }: { view: SubscribeView; script: string }) {
  const { words } = useSite()
  return (
    <div className="columns">
      <div>
        {view.goesOn ? <p>{words.subscribeWhy}</p> : null}
        {words.subscribeSteps.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {view.ways.map((way) => (
          <Way key={way.content} way={way} />
        ))}
      </div>
      <Code view={view} />
      <script src={script} defer />
    </div>
  )
}

function Way({ way: { content, feed, weight, apps } }: { way: SubscribeWay }) {
  const { words } = useSite()
  const id = `feed-${content}`
  return (
    <section className="subscribe-way" aria-labelledby={id}>
      <h2 id={id}>{words.feedWays[content]}</h2>
      <p>{words.feedHints[content](weight)}</p>
      <ul className="app-list" aria-label={`${words.openInApp}${words.colon}${words.feedWays[content]}`}>
        {apps.map(({ name, href }) => (
          <li key={href}>
            <a className="button quiet" href={href} rel="noopener noreferrer">
              {name ?? words.otherApp}
            </a>
          </li>
        ))}
      </ul>
      <FeedAddress content={content} feed={feed} />
    </section>
  )
}

function FeedAddress({ content, feed }: { content: FeedContent; feed: string }) {
  const { words } = useSite()
  const id = `feed-address-${content}`
  return (
    <>
      <p className="copy-label">
        <label htmlFor={id}>{words.feedAddresses[content]}</label>
      </p>
      <p className="copy-line">
        <input id={id} type="text" inputMode="url" readOnly value={feed} spellCheck={false} />
        <button
          type="button"
          hidden
          aria-label={`${words.copy}${words.colon}${words.feedWays[content]}`}
          data-copy={id}
          data-copied={words.copied}
          data-by-hand={words.copyByHand}
        >
          {words.copy}
        </button>
      </p>
      <p role="status" id={`${id}-said`} className="facts" />
      <p className="facts">
        <a href={feed} aria-label={`${words.openFeed}${words.colon}${words.feedWays[content]}`}>
          {words.openFeed}
        </a>
      </p>
    </>
  )
}

function Code({ view: { code, page } }: { view: SubscribeView }) {
  const { words } = useSite()
  return (
    <section className="subscribe-code" aria-labelledby="code">
      <h2 id="code">{words.scanCode}</h2>
      <svg
        viewBox={`0 0 ${code.size} ${code.size}`}
        width="208"
        height="208"
        role="img"
        aria-label={words.qrCode(page)}
        shapeRendering="crispEdges"
      >
        <path d={code.path} fill="#000000" />
      </svg>
    </section>
  )
}
