/** The queues of steps. Some kinds fill a machine: they have a lane of their own, where a worker takes one at a time beside the others. */
import type { StepKind } from './messages.ts'
import type { Queue, Topic } from './queue/queue.ts'

export type Lane = Exclude<Topic, 'notices'>

/** In the order in which a worker looks: shorter work first. */
export const LANES: readonly Lane[] = ['steps', 'encode', 'hear']

const LANE_OF: Record<StepKind, Lane> = {
  probe: 'steps',
  analyse: 'steps',
  encode: 'encode',
  detect: 'hear',
  hear: 'hear',
  transcribe: 'steps',
  chapters: 'steps',
  tag: 'steps',
}

export const laneOf = (kind: StepKind): Lane => LANE_OF[kind]

/** Whether a worker does one step of a lane at a time. */
export const isAlone = (lane: Lane): boolean => lane !== 'steps'

/** Takes a step off the queue, whatever its kind was. */
export async function cancelStep(queue: Queue, id: string): Promise<void> {
  for (const lane of LANES) await queue.cancel(lane, id)
}

/** How many steps wait or are under way. */
export async function countSteps(queue: Queue): Promise<number> {
  const counts = await Promise.all(LANES.map((lane) => queue.count(lane)))
  return counts.reduce((sum, count) => sum + count, 0)
}
