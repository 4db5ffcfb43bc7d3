/** Rewrites the steps of an episode's recordings in place while the hub works on them. Without it the page has a link to see anew. */

interface Step {
  kind: string
  state: string
  text: string
  percent: number | null
}
interface Told {
  publicId: string
  steps: Step[]
  percent: number
  summary: 'ready' | 'working' | 'waits' | 'stopped'
}

const root = document.querySelector<HTMLElement>('[data-live]')
if (root) listen(root)

function listen(root: HTMLElement) {
  const words = JSON.parse(root.dataset.words!) as Record<Told['summary'], string>
  const status = root.querySelector('[data-live-status]')
  const source = new EventSource(root.dataset.live!)
  source.addEventListener('message', ({ data }) => {
    const all = JSON.parse(data as string) as Told[]
    for (const told of all) {
      const changed = show(root, told, words)
      if (changed && status) status.textContent = words[told.summary]
    }
    if (all.every(({ summary }) => summary === 'ready' || summary === 'stopped')) source.close()
  })
}

/** True where a recording is no longer what it was: ready, stopped, waiting. */
function show(root: HTMLElement, told: Told, words: Record<Told['summary'], string>): boolean {
  const block = root.querySelector<HTMLElement>(`[data-progress="${told.publicId}"]`)
  if (!block) return false
  for (const step of told.steps) showStep(block, step)
  block.querySelector<HTMLProgressElement>('[data-overall]')!.value = told.percent
  const percent = block.querySelector('[data-percent]')!
  percent.textContent = percent.textContent!.replace(/\d+/, String(told.percent))
  if (block.dataset.summary === told.summary) return false
  block.dataset.summary = told.summary
  block.querySelector('[data-summary-text]')!.textContent = words[told.summary]
  const retry = root.querySelector<HTMLElement>(`[data-retry="${told.publicId}"]`)
  if (retry) retry.hidden = told.summary !== 'stopped'
  return true
}

function showStep(block: HTMLElement, { kind, state, text, percent }: Step) {
  const item = block.querySelector<HTMLElement>(`[data-step="${kind}"]`)
  if (!item) return
  item.dataset.state = state
  const bar = item.querySelector('progress')!
  bar.hidden = state !== 'running'
  if (percent === null) bar.removeAttribute('value')
  else bar.value = percent
  const said = item.querySelector('[data-text]')!
  said.textContent = text
  said.className = state === 'failed' ? 'mistake' : 'facts'
}
