import { readFileSync } from 'node:fs'

/** Most memory, in bytes, that one process of each program held; `all` is the most of the whole tree at one moment. */
export type Peaks = Record<string, number>

const EVERY = 40

/** Watches a process and its descendants through /proc, where there is one, until it is told to stop. */
export function watchPeaks(root: number): { stop(): Peaks } {
  const peaks: Peaks = {}
  const keep = (name: string, bytes: number) => {
    peaks[name] = Math.max(peaks[name] ?? 0, bytes)
  }
  const look = () => {
    let all = 0
    for (const pid of treeOf(root)) {
      const status = read(`/proc/${pid}/status`)
      const peak = kilobytes('VmHWM', status)
      const name = /^Name:\s*(.+)$/m.exec(status)?.[1]
      if (!name || peak === 0) continue
      keep(name, peak)
      all += kilobytes('VmRSS', status)
    }
    keep('all', all)
  }
  const timer = setInterval(look, EVERY)
  return {
    stop() {
      clearInterval(timer)
      return peaks
    },
  }
}

function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim()
  return [
    pid,
    ...(children ? children.split(' ').map(Number) : []).flatMap((child) => (child ? treeOf(child) : [])),
  ]
}

const kilobytes = (name: string, status: string) =>
  Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024

/** A process may be gone before it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
