/** The hub and nginx send the same bytes in turns, asked by wrk, which has to share the same cores. */
import { spawnSync } from 'node:child_process'
import { median } from './feeds-building.ts'
import { type Case, openServers, type Servers } from './feeds-servers.ts'
import type { Wish } from './main.ts'
import type { Result, Row } from './report.ts'
import { cpuOf, load } from './wrk.ts'

/** Requests a second of the hub over those of nginx, at least. */
const LEAST: Record<Case, number> = {
  'feed 304': 0.4,
  'feed gzip': 1.5,
  page: 0.55,
  'range 64 KB': 0.9,
  'whole 100 MB': 0.95,
}
const WARM = 1
const SECONDS = 4

const NEEDED = ['nginx', 'wrk'] as const

interface Round {
  rate: number
  /** Microseconds of the server's processor time a request. */
  cpu: number
}

export async function delivery({ rounds, say }: Wish): Promise<Result> {
  const missing = NEEDED.filter((name) => spawnSync(name, ['-v']).error)
  if (missing.length > 0)
    return {
      ...{ tables: [], limits: [] },
      left: [`delivery: ${missing.join(' and ')} missing. On Debian: apt-get install ${missing.join(' ')}`],
    }
  const servers = await openServers(say)
  try {
    const rows: Row[] = []
    const limits: Result['limits'] = []
    for (const name of Object.keys(LEAST) as Case[]) {
      say(`feeds, ${name}…`)
      const { ours, nginx } = await inTurns(servers, name, rounds)
      const ratio = median(ours.map(({ rate }, at) => rate / nginx[at]!.rate))
      rows.push(toRow(name, ours, nginx, ratio))
      limits.push({ what: `${name}: requests a second over nginx`, value: ratio, least: LEAST[name] })
    }
    const title = `Requests a second, medians of ${rounds} rounds in turns; wrk -t1 -c32 on the same ${servers.cores} cores takes its part of them; nginx by its defaults, with sendfile for the large file`
    return { tables: [{ title, rows }], limits, left: [] }
  } finally {
    await servers.close()
  }
}

async function inTurns(servers: Servers, name: Case, rounds: number) {
  const found: Record<'ours' | 'nginx', Round[]> = { ours: [], nginx: [] }
  for (let round = -1; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? (['ours', 'nginx'] as const) : (['nginx', 'ours'] as const)) {
      const request = servers.cases[name][side]
      const pid = servers.pids[side]
      const before = cpuOf(pid)
      const { requests, seconds } = await load(request, round < 0 ? WARM : SECONDS)
      // The first only warms both up.
      if (round >= 0)
        found[side].push({ rate: requests / seconds, cpu: ((cpuOf(pid) - before) / requests) * 1e6 })
    }
  return found
}

const toRow = (name: string, ours: Round[], nginx: Round[], ratio: number): Row => ({
  '': name,
  'hub req/s': Math.round(median(ours.map(({ rate }) => rate))),
  'nginx req/s': Math.round(median(nginx.map(({ rate }) => rate))),
  ratio,
  'hub CPU µs': median(ours.map(({ cpu }) => cpu)),
  'nginx CPU µs': median(nginx.map(({ cpu }) => cpu)),
})
