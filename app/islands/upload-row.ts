/** One file on the page: its name, size, progress and buttons. */
import { formatSize } from '../locales/format.ts'
import type { StudioWords } from '../locales/studio.ts'

export type LiveWords = StudioWords['uploads']['live']

export interface Row {
  element: HTMLLIElement
  /** 0 to 1. */
  progress(done: number): void
  state(text: string): void
  mistake(text: string): void
  /** Shows these buttons and no others. */
  buttons(actions: { word: string; act: () => void }[]): void
  end(link: HTMLAnchorElement): void
}

export const fill = (text: string, facts: Record<string, string>) =>
  text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => facts[name] ?? '')

export function makeRow(file: File, words: LiveWords, locale: 'fr' | 'en'): Row {
  const element = document.createElement('li')
  const name = add(element, 'p')
  add(name, 'strong').textContent = file.name
  name.append(' ')
  const size = add(name, 'span')
  size.className = 'facts'
  size.textContent = formatSize(file.size, locale)
  const bar = add(element, 'progress')
  bar.max = 100
  bar.value = 0
  const of = fill(words.of, { name: file.name })
  bar.setAttribute('aria-label', of)
  const state = add(element, 'p')
  state.className = 'facts'
  state.textContent = words.waits
  const mistake = add(element, 'p')
  mistake.className = 'mistake'
  mistake.setAttribute('role', 'alert')
  const actions = add(element, 'p')
  actions.className = 'actions'
  return {
    element,
    progress: (done) => {
      bar.value = Math.floor(done * 100)
    },
    state: (text) => {
      state.textContent = text
      mistake.textContent = ''
    },
    mistake: (text) => {
      mistake.textContent = text
    },
    buttons: (wanted) => {
      const hadFocus = actions.contains(document.activeElement)
      actions.replaceChildren(...wanted.map(({ word, act }) => makeButton(word, of, act)))
      if (hadFocus) actions.querySelector('button')?.focus()
    },
    end: (link) => {
      bar.value = 100
      actions.replaceChildren(link)
    },
  }
}

function makeButton(word: string, of: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = word
  button.setAttribute('aria-label', `${word}, ${of}`)
  button.addEventListener('click', act)
  return button
}

function add<Tag extends keyof HTMLElementTagNameMap>(to: HTMLElement, tag: Tag) {
  const element = document.createElement(tag)
  to.append(element)
  return element
}
