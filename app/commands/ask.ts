/** Runs a task in the hub that runs on this data folder, or opens the folder for it under the same lock. */
import { environment, readConfig } from '../server/config.ts'
import { openHub } from '../server/open-hub.ts'
import { askHub } from './socket.ts'
import { TASKS, type TaskName } from './tasks.ts'

/** `worker`: with no hub running, start one worker for the time of the task. Rejects with a sentence. */
export async function ask<Name extends TaskName>(
  name: Name,
  input: Parameters<(typeof TASKS)[Name]>[1],
  { tell = () => {}, worker = false }: { tell?: (value: never) => void; worker?: boolean } = {},
): Promise<Awaited<ReturnType<(typeof TASKS)[Name]>>> {
  type Result = Awaited<ReturnType<(typeof TASKS)[Name]>>
  const config = readConfig(environment())
  const passOn = tell as (value: unknown) => void
  const answered = await askHub(config.dataDir, name, input, passOn)
  if (answered) return answered.value as Result
  const hub = await openHub(config, { worker })
  const stop = new AbortController()
  const onSignal = () => stop.abort(new Error('Stopped. What was accepted is kept.'))
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  try {
    const task = TASKS[name] as (typeof TASKS)['look']
    return (await task(hub, input, passOn, stop.signal)) as Result
  } finally {
    await hub.close()
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
  }
}
