import { homePath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { useSite } from '../site.ts'

export interface Crumb {
  text: string
  /** Left out for the page itself, which comes last. */
  path?: string
  lang?: string
}

/** Where this page stands in the site. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const { words, here } = useSite()
  return (
    <nav className="breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        {[{ text: words.home, path: homePath() }, ...crumbs].map(({ text, path, lang }: Crumb) => (
          <li key={path ?? text}>
            {path ? (
              <a href={here(path)} lang={lang}>
                {bindSpaces(text)}
              </a>
            ) : (
              <span aria-current="page" lang={lang}>
                {bindSpaces(text)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
