import { formatSize } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import type { UploadView } from './upload-view.ts'
import { useStudioWords } from './words.ts'

/** Uploads that were cut off: how much is there, and the ways to go on or give up. */
export function UnfinishedUploads({ uploads }: { uploads: UploadView['unfinished'] }) {
  const { uploads: words } = useStudioWords()
  const { locale } = useSite()
  if (uploads.length === 0) return null
  const say = (bytes: number) => formatSize(bytes, locale)
  return (
    <section aria-labelledby="unfinished">
      <h2 id="unfinished">{words.unfinished}</h2>
      <ul className="uploads">
        {uploads.map(({ id, fileName, received, size }) => (
          <li key={id} data-unfinished-upload={id}>
            <p>{words.resumeWith(fileName)}</p>
            <p className="facts">{words.received(say(received), say(size))}</p>
            <progress max={size} value={received} aria-label={fileName} />
            <form method="post" encType="multipart/form-data">
              <input type="hidden" name="intent" value="forget" />
              <input type="hidden" name="upload" value={id} />
              <button type="submit" className="quiet" aria-label={`${words.forget} (${fileName})`}>
                {words.forget}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
