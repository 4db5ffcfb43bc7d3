import { useRouteError } from '@remix-run/react'
import { homePath, inLocale, studioPath } from '../../addresses.ts'
import { LOCALES, WORDS } from '../../locales/index.ts'
import { useSite } from '../site.ts'

/** The same page in the other languages of the interface (from a page that does not exist, the site), and the way in for those who publish. */
export function SiteFooter() {
  const { locale, siteLocale, path, words, here, isDemo } = useSite()
  const target = useRouteError() ? homePath() : path
  return (
    <footer className="site-footer">
      <div>
        <nav aria-label={words.otherLanguages}>
          <ul>
            {LOCALES.map((other) => (
              <li key={other}>
                <a
                  href={inLocale(target, other, siteLocale)}
                  lang={other}
                  hrefLang={other}
                  aria-current={other === locale ? 'true' : undefined}
                >
                  {WORDS[other].name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {isDemo ? <p>{words.demoNote}</p> : null}
        <p>
          <a href={here(studioPath())}>{words.studio}</a>
        </p>
      </div>
    </footer>
  )
}
