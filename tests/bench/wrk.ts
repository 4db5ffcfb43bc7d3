/** Load by wrk, and what it costs a server. */
import { readFileSync } from 'node:fs'
import { measure } from './measure.ts'

export interface Load {
  url: string
  headers: Record<string, string>
  connections: number
  /** Path of a script in Lua that makes each request; null for the same one each time. */
  script: string | null
}

/** Rejects where any answer is an error. */
export async function load({ url, headers, connections, script }: Load, seconds: number) {
  const { stdout } = await measure([
    ...['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s'],
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...(script ? ['-s', script] : []),
    url,
  ])
  const found = /(\d+) requests in ([\d.]+)(m?s|m),/.exec(stdout)
  if (!found || /Non-2xx|Socket errors/.test(stdout))
    throw new Error(`${url} answers with errors:\n${stdout}`)
  const unit = { ms: 0.001, s: 1, m: 60 }[found[3]!]!
  return { requests: Number(found[1]), seconds: Number(found[2]) * unit }
}

/** Seconds of processor time that a process has used. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // Its name may have spaces: what follows its bracket has none.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

const TICKS = 100
