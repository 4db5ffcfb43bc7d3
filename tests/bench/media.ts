/** What the whole way of a recording costs, beside the sum of the commands that one would type. */
import path from 'node:path'
import { bareCommands } from './bare.ts'
import { ours, reportOf } from './commands.ts'
import { type Engine, findAnyEngine } from './engines.ts'
import type { Wish } from './main.ts'
import { type Cost, inTurn, interleave, measure } from './measure.ts'
import { makeFilm, makeTalk } from './media-sources.ts'
import { workFolder } from './places.ts'
import { add, nothing, type Result, type Row } from './report.ts'

/** Processor time, ours over the sum of the commands. */
const MOST = 1.1
/** Memory for a long recording over that for a short one: sound is never held, but all words are joined at the end. */
const MOST_GROWTH = 1.3
/** Minutes. */
const SHORT = 10
const LONG = 45

type Part = (engine: Engine, wish: Wish) => Promise<Result>

/** Each may be asked for alone. */
const PARTS: Record<string, Part> = { sound, memory, film }

export async function media(wish: Wish): Promise<Result> {
  const engine = await findAnyEngine()
  const result = nothing()
  for (const [name, part] of Object.entries(PARTS)) {
    if (wish.only && wish.only !== name) continue
    wish.say(`${name}, with ${engine.name} and the small model…`)
    add(await part(engine, wish), result)
  }
  return result
}

async function sound(engine: Engine, { rounds }: Wish): Promise<Result> {
  const costs = await compare(engine, await makeTalk(SHORT), { rounds, hasPicture: false })
  const what = `CPU ratio, ${SHORT} min of sound`
  return {
    tables: tablesOf(`${SHORT} minutes of sound, the whole way`, costs),
    limits: [{ what, value: costs.ours.cpu / costs.bare.cpu, most: MOST }],
    left: [],
  }
}

/** Once each: memory does not depend on what else the machine does. */
async function memory(engine: Engine): Promise<Result> {
  const [short, long] = [
    await measure(oursOf(engine, await makeTalk(SHORT))),
    await measure(oursOf(engine, await makeTalk(LONG))),
  ]
  const rows = [toRow(`${SHORT} minutes`, short), toRow(`${LONG} minutes`, long)]
  return {
    tables: [{ title: 'Memory, the whole way of sound', rows }],
    limits: ['node', 'ffmpeg'].map((program) => ({
      what: `memory of ${program}, ${LONG} min over ${SHORT} min`,
      value: (long.peaks[program] ?? 0) / (short.peaks[program] ?? Number.NaN),
      most: MOST_GROWTH,
    })),
    left: [],
  }
}

/** Once: nothing is promised of a picture, and it takes minutes. */
async function film(engine: Engine): Promise<Result> {
  const costs = await compare(engine, await makeFilm(), { rounds: 1, hasPicture: true })
  return { tables: tablesOf('2 minutes of 1080 lines, the whole way', costs), limits: [], left: [] }
}

const oursOf = (engine: Engine, file: string) =>
  ours({
    what: 'media',
    recordings: [{ file, language: 'fr' }],
    engine,
    folder: path.join(workFolder('media'), 'ours'),
  })

type Costs = { ours: Cost; bare: Cost }

async function compare(
  engine: Engine,
  file: string,
  { rounds, hasPicture }: { rounds: number; hasPicture: boolean },
): Promise<Costs> {
  const commands = await bareCommands(file, engine, { hasPicture })
  return interleave({ ours: () => measure(oursOf(engine, file)), bare: () => inTurn(commands) }, rounds)
}

function tablesOf(title: string, { ours, bare }: Costs) {
  const rows = [toRow('Causerie', ours, bare), toRow('by hand', bare, bare)]
  return [
    { title, rows },
    { title: 'What was made', rows: madeBy(ours) },
  ]
}

function toRow(name: string, cost: Cost, bare: Cost | null = null): Row {
  const { node, ffmpeg } = cost.peaks
  return {
    '': name,
    'CPU s': cost.cpu,
    ...(bare ? { 'CPU ratio': cost.cpu / bare.cpu } : {}),
    'clock s': cost.wall,
    'node MB': node ? Math.round(node / 1e6) : null,
    'ffmpeg MB': ffmpeg ? Math.round(ffmpeg / 1e6) : null,
  }
}

const madeBy = (cost: Cost): Row[] =>
  reportOf(cost).done[0]!.made.map(({ profile, size, duration }) => ({
    profile,
    'size kB': Math.round(size / 1e3),
    seconds: duration,
  }))
