import { studioPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { useStudioWords } from './words.ts'

/** From a page about a part of an episode: back to the episode, its other parts, and how readers see it. */
export function EpisodeWays({ episode }: { episode: { publicId: string; title: string; language: string } }) {
  const words = useStudioWords()
  const { here } = useSite()
  const to = (...parts: string[]) => here(studioPath('episodes', episode.publicId, ...parts))
  return (
    <>
      <p>
        <a href={to()} lang={episode.language}>
          {episode.title}
        </a>
      </p>
      <p className="actions">
        <a className="button quiet" href={to()}>
          {words.backToEpisode}
        </a>{' '}
        <a className="button quiet" href={to('preview')}>
          {words.preview}
        </a>
      </p>
    </>
  )
}
