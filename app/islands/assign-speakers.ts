/**
 * Keys on a list of turns (`[data-turns]`): on a focused turn (`[data-turn]`) a number chooses the name at that place of its list and goes
 * on, 0 chooses nobody, arrows go from turn to turn, the space bar plays. Without it the same choices are made in each turn's list.
 */

interface Words {
  /** Said before the name that was given. */
  given: string
  nobody: string
  /** The last turn of the page has been given. */
  end: string
}

const list = document.querySelector<HTMLElement>('[data-turns]')
if (list) takeKeys(list, JSON.parse(list.dataset.turns!) as Words)

function takeKeys(list: HTMLElement, words: Words) {
  const turns = [...list.querySelectorAll<HTMLElement>('[data-turn]')]
  const play = playerOn(document.querySelector<HTMLAudioElement>('audio[data-turns-sound]'))
  const said = document.querySelector('[data-turns-said]')
  for (const hint of document.querySelectorAll<HTMLElement>('[data-turns-keys]')) hint.hidden = false
  rest(turns, turns.find((turn) => selectOf(turn).selectedIndex === 0) ?? turns[0])
  list.addEventListener('focusin', ({ target }) => {
    const turn = (target as Element).closest<HTMLElement>('[data-turn]')
    if (turn) rest(turns, turn)
  })
  list.addEventListener('click', (event) => {
    const turn = (event.target as Element).closest('[data-play]')?.closest<HTMLElement>('[data-turn]')
    if (turn && !hasModifier(event) && play(turn)) event.preventDefault()
  })
  list.addEventListener('keydown', (event) => {
    const at = turns.indexOf(event.target as HTMLElement)
    const key = keyOf(event)
    // Within a field its own keys count; with a modifier the browser's.
    if (at === -1 || key === null || hasModifier(event)) return
    event.preventDefault()
    if (key === 'play') {
      if (!play(turns[at]!)) linkOf(turns[at]!).click()
    } else if (key === 'down' || key === 'up') turns[at + (key === 'down' ? 1 : -1)]?.focus()
    else {
      const name = give(turns[at]!, key)
      if (name === null) return
      const next = turns[at + 1]
      if (said)
        said.textContent = [
          name === '' ? words.nobody : `${words.given} ${name}`,
          next ? '' : words.end,
        ].join(' ')
      if (next) next.focus()
      else list.closest('form')?.querySelector<HTMLElement>('button[type="submit"]')?.focus()
    }
  })
}

/** The tab key comes to one turn, the last that had the focus. */
function rest(turns: HTMLElement[], current: HTMLElement | undefined) {
  for (const turn of turns) turn.tabIndex = turn === current ? 0 : -1
}

type Key = number | 'play' | 'up' | 'down'

/** The row of numbers counts by its place: on a French keyboard it writes `&é"'`. */
function keyOf({ key, code }: KeyboardEvent): Key | null {
  if (key === ' ') return 'play'
  if (key === 'ArrowDown') return 'down'
  if (key === 'ArrowUp') return 'up'
  const digit = /^\d$/.test(key) ? key : /^Digit(\d)$/.exec(code)?.[1]
  return digit === undefined ? null : Number(digit)
}

function hasModifier(event: KeyboardEvent | MouseEvent) {
  return event.ctrlKey || event.altKey || event.metaKey
}

function selectOf(turn: HTMLElement) {
  return turn.querySelector('select')!
}

function linkOf(turn: HTMLElement) {
  return turn.querySelector<HTMLAnchorElement>('[data-play]')!
}

/** Chooses the name at a place, 0 for nobody; the name, or null where there is none. */
function give(turn: HTMLElement, place: number): string | null {
  const select = selectOf(turn)
  const option = select.options[place]
  if (!option) return null
  select.selectedIndex = place
  turn.querySelector<HTMLInputElement>('input[list]')!.value = ''
  return option.value
}

/** Plays a turn to its end, or stops where it plays already; false where there is nothing to play it with. */
function playerOn(audio: HTMLAudioElement | null) {
  let playing: HTMLElement | null = null
  let until = 0
  audio?.addEventListener('timeupdate', () => {
    if (playing && audio.currentTime >= until) audio.pause()
  })
  audio?.addEventListener('pause', () => {
    playing = null
  })
  return (turn: HTMLElement): boolean => {
    if (!audio) return false
    if (playing === turn && !audio.paused) {
      audio.pause()
      return true
    }
    const [start, end] = linkOf(turn).dataset.play!.split(',').map(Number) as [number, number]
    audio.currentTime = start
    until = end
    playing = turn
    // A sound that cannot be played says so in its own controls.
    audio.play().catch(() => {})
    return true
  }
}
