/** What a command costs: processor time and memory of it and of everything that it starts. */
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type Peaks, watchPeaks } from './watch-peaks.ts'

export interface Cost {
  /** Seconds of processor time, user and system, of the whole tree. */
  cpu: number
  /** Seconds of the clock. */
  wall: number
  peaks: Peaks
  stdout: string
}

/** A program and its arguments. */
export type Command = readonly string[]

// bash adds up what all descendants used, as the kernel counts it, once each was waited for; Node can ask only for itself.
const TIMED = 'TIMEFORMAT="%U %S"; { time "$@" 2>&4; } 4>&2 2>&3'

/** Rejects with the last words on stderr where the command fails. */
export async function measure(command: Command): Promise<Cost> {
  const started = performance.now()
  const child = spawn('bash', ['-c', TIMED, 'bash', ...command], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const peaks = watchPeaks(child.pid!)
  const [stdout, stderr, times, code] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    text(child.stdio[3] as Readable),
    new Promise((resolve, reject) => child.once('error', reject).once('close', resolve)),
  ])
  const seen = peaks.stop()
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}\n${stderr.slice(-2_000)}`)
  const cpu = times.trim().split(' ').map(Number)
  return { cpu: cpu[0]! + cpu[1]!, wall: (performance.now() - started) / 1_000, peaks: seen, stdout }
}

/**
 * Measures several commands that do the same work, in turns, each round in the other direction, so that what else the
 * machine does falls on all of them; of each the round with the least processor time counts.
 */
export async function interleave<Name extends string>(
  commands: Record<Name, () => Promise<Cost>>,
  rounds: number,
): Promise<Record<Name, Cost>> {
  const names = Object.keys(commands) as Name[]
  const best: Partial<Record<Name, Cost>> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const cost = await commands[name]()
      if (cost.cpu < (best[name]?.cpu ?? Number.POSITIVE_INFINITY)) best[name] = cost
    }
  }
  return best as Record<Name, Cost>
}

/** The round with the least processor time. */
export async function best(command: () => Promise<Cost>, rounds: number): Promise<Cost> {
  return (await interleave({ command }, rounds)).command
}

/** Commands one after the other as if they were one. */
export async function inTurn(commands: readonly Command[]): Promise<Cost> {
  const costs: Cost[] = []
  for (const command of commands) costs.push(await measure(command))
  return costs.reduce((sum, cost) => ({
    cpu: sum.cpu + cost.cpu,
    wall: sum.wall + cost.wall,
    peaks: joinPeaks(sum.peaks, cost.peaks),
    stdout: cost.stdout,
  }))
}

function joinPeaks(one: Peaks, other: Peaks): Peaks {
  const joined = { ...one }
  for (const [name, bytes] of Object.entries(other)) joined[name] = Math.max(joined[name] ?? 0, bytes)
  return joined
}
