import { studioPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import { RecordingCard } from './recording-card.tsx'
import type { RecordingView } from './recording-view.ts'
import { useStudioWords } from './words.ts'

interface Props {
  episode: string
  show: string
  language: string
  recordings: RecordingView[]
  removed: { publicId: string; name: string }[]
  mayEdit: boolean
  mayPublish: boolean
  /** The address of the script that keeps the progress up to date. */
  script: string
}

/** An episode's recordings; while something is under way the script asks `progress` and rewrites the steps in place. */
export function RecordingList({ episode, show, recordings, removed, script, ...rest }: Props) {
  const { recordings: words } = useStudioWords()
  const { here } = useSite()
  const path = studioPath('episodes', episode)
  const isOpen = recordings.some(({ summary }) => summary === 'working' || summary === 'waits')
  return (
    <section
      aria-labelledby="recordings"
      data-live={isOpen ? here(`${path}/progress`) : undefined}
      data-words={JSON.stringify({
        ready: words.ready,
        working: words.working,
        waits: words.waits,
        stopped: words.stopped,
      })}
    >
      <h2 id="recordings">{words.title}</h2>
      {recordings.length === 0 ? <p>{words.none}</p> : null}
      {rest.mayEdit ? (
        <p className="actions">
          <a className="button" href={`${here(studioPath('shows', show, 'upload'))}?episode=${episode}`}>
            {words.addRecording}
          </a>
        </p>
      ) : null}
      {isOpen ? (
        <p>
          <a href={here(path)}>{words.refresh}</a> <span role="status" data-live-status />
        </p>
      ) : null}
      {recordings.map((recording) => (
        <RecordingCard
          key={recording.publicId}
          recording={recording}
          language={rest.language}
          mayEdit={rest.mayEdit}
          mayRemove={rest.mayPublish}
        />
      ))}
      {removed.map(({ publicId, name }) => (
        <Removed key={publicId} publicId={publicId} name={name} mayRestore={rest.mayPublish} />
      ))}
      {isOpen ? <script type="module" src={script} /> : null}
    </section>
  )
}

function Removed({ publicId, name, mayRestore }: { publicId: string; name: string; mayRestore: boolean }) {
  const words = useStudioWords()
  return (
    <form method="post" className="notice">
      <p>{words.recordings.removedOne(name)}</p>
      {mayRestore ? (
        <>
          <input type="hidden" name="recording" value={publicId} />
          <button
            type="submit"
            name="intent"
            value="restore"
            className="quiet"
            aria-label={`${words.bringBack} (${name})`}
          >
            {words.bringBack}
          </button>
        </>
      ) : null}
    </form>
  )
}
