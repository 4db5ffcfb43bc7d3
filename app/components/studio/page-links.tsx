import { useStudioWords } from './words.ts'

/** Every page of a transcript; nothing where there is one. `to` is the address of a page. */
export function PageLinks({
  page,
  pages,
  to,
}: {
  page: number
  pages: number
  to: (page: number) => string
}) {
  const words = useStudioWords()
  if (pages < 2) return null
  return (
    <nav aria-label={words.pagesOfTranscript} className="pages">
      <ul>
        {Array.from({ length: pages }, (_, at) => at + 1).map((number) => (
          <li key={number}>
            <a
              href={to(number)}
              aria-label={words.pageOf(number, pages)}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
