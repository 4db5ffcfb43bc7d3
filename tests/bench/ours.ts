/**
 * The pipeline's own steps in a process of its own, as a worker does them; what it costs is measured from outside.
 * `node ours.mjs JOB` with a `Job` as JSON; prints a `Report` as JSON.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { findPrograms } from '../../media-pipeline/ffmpeg/find.ts'
import type { Chapter, Heard, Made, Outcome, Step } from '../../media-pipeline/messages.ts'
import { plan, type Wish } from '../../media-pipeline/plan.ts'
import type { Engine } from '../../media-pipeline/recogniser/engines/sources.ts'
import { whisperCli } from '../../media-pipeline/recogniser/whisper-cli.ts'
import { HANDLERS } from '../../media-pipeline/steps/handlers.ts'
import type { StepHandlers, Tools } from '../../media-pipeline/steps/tools.ts'
import { diskStorage } from '../../media-pipeline/storage/disk.ts'
import { SPEECH_STEPS } from './speech-steps.ts'

export interface Job {
  /** `speech`: what the recogniser does with a finished 16 kHz WAV. `media`: everything from a file as it is uploaded. */
  what: 'speech' | 'media'
  /** One after the other. */
  recordings: { file: string; language: string }[]
  /** Path of the model. */
  model: string
  engine: Engine
  /** For everything that is made; removed and made anew. */
  folder: string
}

export interface Report {
  /** Processor time until the worker could begin, in seconds: spent once in its life. */
  start: number
  done: Done[]
}

/** What came of one recording. */
export interface Done {
  /** Seconds of processor time (to a hundredth) and of the clock. */
  cpu: number
  wall: number
  heard: Heard | null
  chapters: Chapter[]
  made: Made[]
}

async function main(job: Job) {
  await rm(job.folder, { recursive: true, force: true })
  mkdirSync(job.folder, { recursive: true })
  const tools = await openTools(job)
  const steps = job.what === 'media' ? HANDLERS : SPEECH_STEPS
  const report: Report = { start: processorTime(), done: [] }
  for (const [at, { file, language }] of job.recordings.entries()) {
    const wish = wishFor(`bench${at}`, language)
    await submit(file, wish.source, tools)
    const before = { cpu: processorTime(), wall: performance.now() }
    const made = await doAll(wish, steps, tools)
    const wall = (performance.now() - before.wall) / 1_000
    report.done.push({ cpu: processorTime() - before.cpu, wall, ...made })
  }
  process.stdout.write(JSON.stringify(report))
}

type OwnTools = Omit<Tools, 'tmp'> & { work: string }

async function openTools({ what, folder, engine, model }: Job): Promise<OwnTools> {
  const recogniser = whisperCli(engine)
  return {
    work: folder,
    storage: diskStorage(path.join(folder, 'media')),
    ffmpeg: what === 'media' ? await findPrograms({ ffmpegPath: null, ffprobePath: null }) : NO_PROGRAMS,
    openRecogniser: async () => recogniser,
    findModel: async () => ({ name: path.basename(model), path: model }),
    threads: () => 1,
    progress: () => {},
    signal: new AbortController().signal,
  }
}

const NO_PROGRAMS = { ffmpeg: '', ffprobe: '' }

/** Storage may move the file that it is given. */
async function submit(file: string, key: string, { storage, work }: OwnTools) {
  const original = path.join(work, 'original')
  copyFileSync(file, original)
  await storage.put(key, original)
}

function wishFor(recording: string, language: string): Wish {
  const source = `recordings/${recording}/original`
  const about = { recording, source, sourceHash: '0'.repeat(64), language, model: null }
  const tags = { ...NO_TAGS, language, chapters: [] }
  return { ...about, words: 'recognised', heardKey: null, fullPicture: false, tags }
}

const NO_TAGS = {
  title: 'Essai',
  show: 'Causeries',
  author: '',
  season: 1,
  episode: 2,
  date: null,
  comment: '',
  cover: null,
}

/** Does what the plan asks for, one step after the other, until it asks for nothing new. */
async function doAll(wish: Wish, steps: StepHandlers, tools: OwnTools): Promise<Omit<Done, 'cpu' | 'wall'>> {
  const outcomes = new Map<string, Outcome>()
  let tags = wish.tags
  for (;;) {
    const next = plan({ ...wish, tags }, (id) => outcomes.get(id)).find((step) => !outcomes.has(step.id))
    if (!next) break
    const outcome = await doStep(next, steps, tools)
    outcomes.set(next.id, outcome)
    if (outcome.kind === 'chapters') tags = { ...tags, chapters: outcome.chapters }
  }
  const ended = [...outcomes.values()]
  const transcript = ended.find((one) => one.kind === 'transcribe')
  return {
    heard: transcript ? JSON.parse(String(await tools.storage.read(transcript.heardKey))) : null,
    chapters: tags.chapters,
    made: ended.findLast((one) => one.kind === 'tag')?.made ?? [],
  }
}

async function doStep(step: Step, steps: StepHandlers, tools: OwnTools): Promise<Outcome> {
  const tmp = mkdtempSync(path.join(tools.work, `${step.kind}-`))
  const handler = steps[step.kind] as (step: Step, tools: Tools) => Promise<Outcome>
  try {
    return await handler(step, { ...tools, tmp })
  } finally {
    await rm(tmp, { recursive: true, force: true })
  }
}

/** User and system, of this process and of those that it waited for; 0 where there is no /proc. */
function processorTime(): number {
  const ended = /.*\) (.*)/s.exec(readFileSync('/proc/self/stat', 'utf8'))?.[1]?.split(' ') ?? []
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6 + (Number(ended[13]) + Number(ended[14])) / 100
}

await main(JSON.parse(process.argv[2]!))
