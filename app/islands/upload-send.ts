/** Sends one file by tus: in parts, again where the line is cut, until it is whole or someone gives up. */
import { DetailedError, Upload } from 'tus-js-client'
import { formatDuration, formatSize } from '../locales/format.ts'
import { fill, type LiveWords, type Row } from './upload-row.ts'

const PART = 6 * 1024 * 1024
const RETRIES = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000]
/** Milliseconds over which the speed is measured. */
const WINDOW = 8_000
const REDRAWN_EVERY = 500

export interface Sending {
  file: File
  row: Row
  words: LiveWords
  locale: 'fr' | 'en'
  metadata: Record<string, string>
  /** Of an upload that was cut off. */
  uploadUrl: string | null
  /** Tells those who cannot see the bar. */
  say: (text: string) => void
  /** It became a recording; where to go on. */
  arrived: (path: string) => void
  /** Whether leaving the page would stop it. */
  busy: (is: boolean) => void
}

/** Resolves where it arrived, failed or was given up; one that failed can still be tried again from its row. */
export function send({ file, row, words, locale, ...sending }: Sending): Promise<void> {
  const { metadata, uploadUrl, say, arrived, busy } = sending
  return new Promise((resolve) => {
    const size = (bytes: number) => formatSize(bytes, locale)
    const speed = measureSpeed()
    let done = 0
    let drawn = 0
    let said = 0
    let isUnderWay = false

    const upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      uploadUrl,
      metadata,
      chunkSize: PART,
      retryDelays: RETRIES,
      storeFingerprintForResuming: false,
      headers: { 'Accept-Language': locale },
      onShouldRetry: (error) => {
        const again = mayHelp(error)
        if (again) row.state(words.retries)
        return again
      },
      onProgress: (sent, total) => {
        done = sent
        speed.add(sent)
        const percent = Math.floor((sent / total) * 10) * 10
        if (percent > said && percent < 100) {
          said = percent
          say(fill(words.statusSends, { name: file.name, percent: String(percent) }))
        }
        if (sent < total && performance.now() - drawn < REDRAWN_EVERY) return
        drawn = performance.now()
        row.progress(sent / total)
        row.state(sent < total ? describe(sent, total) : words.checks)
      },
      onSuccess: ({ lastResponse }) => {
        row.state(words.arrived)
        say(fill(words.statusArrived, { name: file.name }))
        stop()
        arrived(lastResponse.getHeader('Causerie-Episode') ?? '/studio')
        resolve()
      },
      onError: (error) => {
        row.mistake(wordsOf(error, words))
        say(fill(words.statusFailed, { name: file.name }))
        row.buttons([{ word: words.retry, act: go }, cancel])
        stop()
        resolve()
      },
    })

    function describe(sent: number, total: number) {
      const perSecond = speed.now()
      if (perSecond <= 0) return words.begins
      const left = formatDuration((total - sent) / perSecond)
      return fill(words.sends, { done: size(sent), size: size(total), speed: size(perSecond), left })
    }

    function stop() {
      if (isUnderWay) busy(false)
      isUnderWay = false
    }

    function go() {
      row.state(words.begins)
      row.buttons([pause, cancel])
      speed.reset()
      isUnderWay = true
      busy(true)
      upload.start()
    }

    const pause = {
      word: words.pause,
      act: () => {
        void upload.abort()
        stop()
        row.state(fill(words.paused, { done: size(done), size: size(file.size) }))
        row.buttons([{ word: words.resume, act: go }, cancel])
      },
    }
    const cancel = {
      word: words.cancel,
      act: () => {
        upload.abort(true).catch(() => {})
        row.state(words.cancelled)
        row.buttons([])
        stop()
        resolve()
      },
    }
    go()
  })
}

/** Whether the same again may succeed: a cut line, a hub that starts anew; not what was refused. */
function mayHelp(error: unknown): boolean {
  const status = statusOf(error)
  return status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507)
}

const statusOf = (error: unknown) =>
  error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0

/** The server's own sentence where it gave one. */
function wordsOf(error: unknown, words: LiveWords): string {
  const status = statusOf(error)
  if (status === 401) return words.signIn
  const body = error instanceof DetailedError ? error.originalResponse?.getBody().trim() : ''
  return status >= 400 && body && body.length < 500 && !body.startsWith('<') ? body : words.failed
}

/** Bytes a second over the last seconds. */
function measureSpeed() {
  let samples: { at: number; bytes: number }[] = []
  return {
    add(bytes: number) {
      const at = performance.now()
      samples = [...samples.filter((one) => one.at > at - WINDOW), { at, bytes }]
    },
    now() {
      const [first, last] = [samples[0], samples.at(-1)]
      return first && last && last.at > first.at
        ? ((last.bytes - first.bytes) / (last.at - first.at)) * 1_000
        : 0
    },
    reset() {
      samples = []
    },
  }
}
