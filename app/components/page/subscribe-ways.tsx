import { useSite } from '../site.ts'

export interface SubscribeView {
  /** The feed's whole address. */
  feed: string
  /** The page's own, which the code leads to. */
  page: string
  code: { size: number; path: string }
  apps: { name: string | null; href: string }[]
}

/** The ways to a feed: in an app, by its address, by a code for another device. */
export function SubscribeWays({ view, script }: { view: SubscribeView; script: string }) {
  const { words } = useSite()
  return (
    <div className="columns">
      <div>
        {words.subscribeSteps.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <section aria-labelledby="apps">
          <h2 id="apps">{words.openInApp}</h2>
          <ul className="app-list">
            {view.apps.map(({ name, href }) => (
              <li key={href}>
                <a className="button quiet" href={href} rel="noopener noreferrer">
                  {name ?? words.otherApp}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>
            <label htmlFor="feed-address">{words.feedAddress}</label>
          </h2>
          <FeedAddress feed={view.feed} />
        </section>
      </div>
      <Code view={view} />
      <script src={script} defer />
    </div>
  )
}

function FeedAddress({ feed }: { feed: string }) {
  const { words } = useSite()
  return (
    <>
      <p className="copy-line">
        <input id="feed-address" type="text" inputMode="url" readOnly value={feed} spellCheck={false} />
        <button
          type="button"
          hidden
          data-copy="feed-address"
          data-copied={words.copied}
          data-by-hand={words.copyByHand}
        >
          {words.copy}
        </button>
      </p>
      <p role="status" id="feed-address-said" className="facts" />
      <p>
        <a href={feed}>{words.openFeed}</a>
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
