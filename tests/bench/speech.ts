/** How well and at what cost the recordings with known words are heard, beside the engine's own command line. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Cue } from '../../media-pipeline/messages.ts'
import { readAnswer } from '../../media-pipeline/recogniser/whisper-json.ts'
import { wavDuration } from '../../media-pipeline/sound/wav.ts'
import { engineOn, ours, reportOf, wavOf } from './commands.ts'
import { type Engine, findEngine, VERSIONS, type Version } from './engines.ts'
import type { Wish } from './main.ts'
import { best, type Cost, interleave, measure } from './measure.ts'
import { SPEECH, workFolder } from './places.ts'
import { type Limit, nothing, type Result } from './report.ts'
import { partsFound, scoresOf } from './speech-scores.ts'

const RECORDINGS = [
  { name: 'clip-fr', file: 'clip-fr.opus', language: 'fr' },
  { name: 'clip-en', file: 'clip-en.opus', language: 'en' },
  { name: 'conference-fr', file: 'conference-fr.mp3', language: 'fr' },
  { name: 'video-fr', file: 'video-fr.mp4', language: 'fr' },
]
/** Processor time, ours over the engine's own. */
const MOST: Record<Version, number> = { '1.5.0': 1.25, '1.9.1': 1.05 }

export async function speech(wish: Wish): Promise<Result> {
  const result = nothing()
  for (const one of RECORDINGS) await measure(wavOf(path.join(SPEECH, one.file), wavFor(one)))
  const recordings = RECORDINGS.filter(({ name }) => !wish.only || name === wish.only)
  if (recordings.length === 0) return result
  for (const version of VERSIONS) {
    const engine = await findEngine(version)
    if ('missing' in engine) {
      result.left.push(engine.missing)
      continue
    }
    const pairs: Pair[] = []
    for (const recording of recordings) {
      wish.say(`${recording.name} with whisper.cpp ${version}…`)
      pairs.push(await compare(engine, recording, wish))
    }
    const rows = pairs.flatMap(({ ours, bare }) => [ours, bare])
    result.tables.push({ title: `whisper.cpp ${version}`, rows })
    result.limits.push(...pairs.flatMap((pair) => limitsOf(pair, version)))
    if (!wish.only) result.limits.push(await inOneWorker(engine, pairs, version, wish))
  }
  return result
}

/** All recordings by one worker, its start included. */
async function inOneWorker(
  engine: Engine,
  pairs: readonly Pair[],
  version: Version,
  wish: Wish,
): Promise<Limit> {
  wish.say(`all in one worker with whisper.cpp ${version}…`)
  const all = await best(() => measure(oursOf(engine, RECORDINGS)), wish.rounds)
  const alone = pairs.reduce((sum, { bare }) => sum + bare['CPU s'], 0)
  const what = `CPU ratio, one worker from its start for all, ${version}`
  return { what, value: all.cpu / alone, most: MOST[version] }
}

type Recording = (typeof RECORDINGS)[number]
type Pair = Record<'ours' | 'bare', ReturnType<typeof toRow>>

async function compare(engine: Engine, recording: Recording, { rounds }: Wish): Promise<Pair> {
  const wav = wavFor(recording)
  const duration = await wavDuration(wav)
  const first = firstOf(recording)
  const costs = await interleave(
    {
      ours: () => measure(oursOf(engine, [first, recording])),
      first: () => measure(oursOf(engine, [first])),
      bare: () => measure(engineOn(engine, wav, recording.language)),
    },
    duration < SHORT ? 3 * rounds : rounds,
  )
  const { heard, chapters, wall } = reportOf(costs.ours).done.at(-1)!
  const cost = { ...costs.ours, cpu: costs.ours.cpu - costs.first.cpu, wall }
  const about = { recording, engine, bare: costs.bare.cpu, duration }
  const parts = partsFound(recording.name, chapters)
  const alone = await hearAlone(engine, wav, recording)
  return {
    ours: toRow({ ...about, by: 'Causerie', cost, cues: heard?.cues ?? [], parts }),
    bare: toRow({ ...about, by: 'engine alone', cost: costs.bare, cues: alone, parts: null }),
  }
}

/** Below this many seconds of sound a run takes about a second of work, and chance a twentieth of it: such runs are many. */
const SHORT = 60

/**
 * A worker starts and ends once and hears many recordings of a language: that, and what its first one costs more (code and
 * a language's rules are compiled), is not the others' cost.
 */
const firstOf = ({ language }: Recording) => RECORDINGS.find((one) => one.language === language)!

const oursOf = (engine: Engine, recordings: readonly Recording[]) =>
  ours({
    what: 'speech',
    recordings: recordings.map((one) => ({ file: wavFor(one), language: one.language })),
    engine,
    folder: path.join(workFolder('speech'), 'ours'),
  })

const wavFor = ({ name }: Recording) => path.join(workFolder('speech'), `${name}.wav`)

/** What the engine says: once more and not timed, for its words' times cost extra. */
async function hearAlone(engine: Engine, wav: string, { language }: Recording): Promise<Cue[]> {
  const answer = path.join(workFolder('speech'), 'alone')
  await measure([...engineOn(engine, wav, language), '-ojf', '-of', answer])
  return readAnswer(readFileSync(`${answer}.json`), { duration: await wavDuration(wav) })
}

interface Heard {
  recording: Recording
  by: string
  engine: Engine
  /** Of the recording, in seconds. */
  duration: number
  cost: Cost
  /** The engine's own processor time. */
  bare: number
  cues: Cue[]
  parts: string | null
}

function toRow({ recording: { name }, by, engine, duration, cost, bare, cues, parts }: Heard) {
  const { node } = cost.peaks
  // The kernel keeps fifteen letters of a program's name.
  const ofEngine = cost.peaks[path.basename(engine.program).slice(0, 15)]
  return {
    recording: name,
    by,
    ...scoresOf(name, cues),
    parts,
    'times real time': cost.wall / duration,
    'CPU s': cost.cpu,
    'CPU ratio': cost.cpu / bare,
    'node MB': node ? Math.round(node / 1e6) : null,
    'engine MB': ofEngine ? Math.round(ofEngine / 1e6) : null,
  }
}

function limitsOf({ ours, bare }: Pair, version: Version): Limit[] {
  const where = `${ours.recording}, ${version}`
  return [
    { what: `CPU ratio, ${where}`, value: ours['CPU ratio'], most: MOST[version] },
    { what: `word errors %, ${where}`, value: ours['word errors %'], most: bare['word errors %'] },
  ]
}
