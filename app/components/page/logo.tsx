/** The site's mark: two voices in one bubble. Says nothing to those who hear the page; the name stands beside it. */
export function Logo() {
  return (
    <svg viewBox="0 0 40 40" width="36" height="36" aria-hidden="true" focusable="false">
      <path
        className="logo-ground"
        d="M9 3h22a7 7 0 0 1 7 7v14a7 7 0 0 1-7 7H18l-8.6 6.6A1.5 1.5 0 0 1 7 36.4V30.7A7 7 0 0 1 2 24V10a7 7 0 0 1 7-7z"
      />
      <g fill="none" strokeLinecap="round" strokeWidth="3.2">
        <path className="logo-voice" d="M11 14.5v5M17 10v14" />
        <path className="logo-answer" d="M23 13v8M29 15.5v3" />
      </g>
    </svg>
  )
}
