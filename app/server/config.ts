/** The hub's settings: the only place of the site that reads the environment. Every mistake is listed at once. */
import path from 'node:path'
import { z } from 'zod'
import { isTimeZone } from '../catalogue/local-time.ts'
import { type Locale, localeOf } from '../locales/index.ts'

export interface Config {
  port: number
  host: string
  siteUrl: string
  siteLocale: string
  locale: Locale
  timeZone: string
  dataDir: string
  cacheDir: string
  storageUrl: string
  queueUrl: string
  whisperPath: string | null
  whisperModel: string | null
  workerConcurrency: number
  ffmpegPath: string | null
  ffprobePath: string | null
  uploadMaxBytes: number
  trustProxy: boolean
  /** WebSub hubs that are told of every change of a feed. */
  websubHubs: string[]
  /** Synthetic voices and invented people: the pages say so. */
  isDemo: boolean
}

const httpUrl = z.url({
  protocol: /^https?$/,
  error: 'must be an http or https address, such as https://podcast.example.org',
})
const httpUrls = z
  .string()
  .transform((text) => [...new Set(text.trim().split(/\s+/))])
  .refine(
    (all) => all.every((one) => httpUrl.safeParse(one).success && isAnonymous(one)),
    'must be http or https addresses with spaces between them and no password in them',
  )
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)
const locale = z.string().refine(isLocale, 'must be a language tag, such as fr-CH, fr-FR or en')
const timeZone = z.string().refine(isTimeZone, 'must be a time zone, such as Europe/Zurich')

const Settings = z.object({
  PORT: whole(0, 65535).optional(),
  HOST: z.string().optional(),
  SITE_URL: httpUrl.optional(),
  SITE_LOCALE: locale.optional(),
  TIME_ZONE: timeZone.optional(),
  DATA_DIR: z.string().optional(),
  CACHE_DIR: z.string().optional(),
  STORAGE_URL: z
    .string()
    .regex(/^file:/, 'must begin with file: (a folder)')
    .optional(),
  QUEUE_URL: z
    .string()
    .regex(/^sqlite:/, 'must begin with sqlite:')
    .optional(),
  WHISPER_PATH: z.string().optional(),
  WHISPER_MODEL: z.string().optional(),
  WORKER_CONCURRENCY: whole(1, 64).optional(),
  FFMPEG_PATH: z.string().optional(),
  FFPROBE_PATH: z.string().optional(),
  UPLOAD_MAX_BYTES: whole(1, Number.MAX_SAFE_INTEGER).optional(),
  TRUST_PROXY: z.enum(['0', '1', 'true', 'false'], 'must be 0 or 1').optional(),
  WEBSUB_HUBS: httpUrls.optional(),
})

/** Reads settings from an environment; throws one `Error` that lists every mistake. Empty values count as not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) throw new SettingsError(parsed.error.issues)
  const set = parsed.data
  const port = set.PORT ?? 3000
  const dataDir = path.resolve(set.DATA_DIR ?? 'data')
  const siteLocale = set.SITE_LOCALE ?? 'fr-CH'
  return {
    port,
    host: set.HOST ?? '127.0.0.1',
    siteUrl: (set.SITE_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    siteLocale,
    locale: localeOf(siteLocale),
    timeZone: set.TIME_ZONE ?? 'Europe/Zurich',
    dataDir,
    cacheDir: path.resolve(set.CACHE_DIR ?? path.join(dataDir, 'cache')),
    storageUrl: set.STORAGE_URL ?? `file:${path.join(dataDir, 'media')}`,
    queueUrl: set.QUEUE_URL ?? 'sqlite:',
    whisperPath: set.WHISPER_PATH ?? null,
    whisperModel: set.WHISPER_MODEL ?? null,
    workerConcurrency: set.WORKER_CONCURRENCY ?? 2,
    ffmpegPath: set.FFMPEG_PATH ?? null,
    ffprobePath: set.FFPROBE_PATH ?? null,
    uploadMaxBytes: set.UPLOAD_MAX_BYTES ?? 20 * 1024 ** 3,
    trustProxy: set.TRUST_PROXY === '1' || set.TRUST_PROXY === 'true',
    websubHubs: set.WEBSUB_HUBS ?? [],
    isDemo: false,
  }
}

/** The environment of the running process. */
export function environment(): Record<string, string | undefined> {
  return process.env
}

class SettingsError extends Error {
  constructor(issues: z.core.$ZodIssue[]) {
    const lines = issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    super(`${issues.length === 1 ? 'A setting is' : 'Some settings are'} wrong:\n${lines.join('\n')}`)
    this.name = 'SettingsError'
  }
}

/** `fetch` refuses an address with a name and a password. */
function isAnonymous(address: string) {
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

function isLocale(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
