/** The page of uploads: a plain form that sends files by itself, which the script makes resumable. */
import { formatSize, languageName } from '../../locales/format.ts'
import { useSite } from '../site.ts'
import { CheckField, FileField, SelectField, TextField } from './fields.tsx'
import { StudioForm } from './form.tsx'
import type { FormState, Typed } from './form-state.ts'
import { UploadSpeech } from './upload-speech.tsx'
import type { UploadView } from './upload-view.ts'
import { useStudioWords } from './words.ts'

const ACCEPT = 'audio/*,video/*,.mp3,.m4a,.aac,.ogg,.oga,.opus,.wav,.flac,.mp4,.m4v,.mov,.mkv,.webm'

/** `script` is the island's address. */
export function UploadForm({
  view,
  values,
  state,
  script,
}: {
  view: UploadView
  values: Typed
  state: FormState | null
  script: string
}) {
  const all = useStudioWords()
  const { uploads: words } = all
  const { locale } = useSite()
  const { into, target, most, room } = view
  return (
    <div
      data-upload={JSON.stringify(target)}
      data-locale={locale}
      data-words={JSON.stringify(words.live)}
      data-unfinished={JSON.stringify(view.unfinished)}
    >
      <StudioForm values={values} state={state} files>
        <FileField
          name="file"
          label={into === 'recording' ? all.file : words.files}
          multiple={into !== 'recording'}
          accept={ACCEPT}
          hint={
            <>
              {words.kinds} {words.limits(formatSize(most, locale), formatSize(room, locale))}
            </>
          }
        />
        {into === 'recording' ? (
          <CheckField name="keepWords" label={words.keepWords} hint={words.keepWordsHint} />
        ) : null}
        {into === 'show' ? <EpisodeFields /> : null}
        {into === 'episode' ? <TextField name="title" label={words.recordingTitle} /> : null}
        {into === 'recording' ? null : <Spoken languages={view.languages} />}
        <UploadSpeech speech={view.speech} />
        {into === 'show' && view.mayPublish ? (
          <CheckField name="publish" label={all.publishWhenReady} />
        ) : null}
        <p className="actions">
          <button type="submit">{words.send}</button>
        </p>
        <noscript>
          <p className="hint">{words.plainForm}</p>
        </noscript>
      </StudioForm>
      <script type="module" src={script} />
    </div>
  )
}

function EpisodeFields() {
  const { uploads: words, seasonNumber } = useStudioWords()
  return (
    <>
      <TextField name="title" label={words.episodeTitle} hint={words.episodeTitleHint} />
      <CheckField name="together" label={words.together} hint={words.togetherHint} />
      <TextField name="season" label={seasonNumber} hint={words.seasonHint} inputMode="numeric" />
    </>
  )
}

function Spoken({ languages }: { languages: string[] }) {
  const words = useStudioWords()
  const { locale } = useSite()
  const options = languages.map((tag): [string, string] => [tag, languageName(tag, locale)])
  return (
    <SelectField
      name="language"
      label={words.uploads.spoken}
      options={[...options, ['auto', words.languageAuto]]}
    />
  )
}
