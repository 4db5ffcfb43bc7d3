/**
 * Makes the page's form of recordings resumable: files go one after the other by tus, each with its progress; what was cut off goes on
 * when the same file is chosen. Everything it says comes from the page's `data-` attributes.
 */
import { formatSize } from '../locales/format.ts'
import { type LiveWords, makeRow, type Row } from './upload-row.ts'
import { type Sending, send } from './upload-send.ts'

interface Unfinished {
  id: string
  fileName: string
  size: number
  received: number
  modified: string
}

const root = document.querySelector<HTMLElement>('[data-upload]')
const form = root?.querySelector('form')
if (root && form) start(root, form)

function start(root: HTMLElement, form: HTMLFormElement) {
  const words = JSON.parse(root.dataset.words!) as LiveWords
  const target = JSON.parse(root.dataset.upload!) as Record<string, string>
  const unfinished = JSON.parse(root.dataset.unfinished!) as Unfinished[]
  const locale = root.dataset.locale as 'fr' | 'en'
  const input = form.querySelector<HTMLInputElement>('input[type=file]')!
  const list = document.createElement('ol')
  list.className = 'uploads'
  list.setAttribute('aria-label', words.list)
  const status = document.createElement('p')
  status.className = 'only-spoken'
  status.setAttribute('role', 'status')
  form.before(list, status)
  const say = (text: string) => {
    status.textContent = text
  }
  const queue: (() => Promise<void>)[] = []
  let isWorking = false
  let underWay = 0

  /** One file after the other: on a slow line two at once would both take twice as long. */
  async function work() {
    if (isWorking) return
    isWorking = true
    for (let next = queue.shift(); next; next = queue.shift()) await next()
    isWorking = false
  }

  addEventListener('beforeunload', (event) => {
    if (isWorking || underWay > 0) event.preventDefault()
  })
  input.addEventListener('change', () => input.setCustomValidity(''))

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const files = [...(input.files ?? [])]
    input.setCustomValidity(files.length > 0 ? '' : words.noFile)
    if (!form.reportValidity()) return
    const metadata = { ...readFields(form), ...target }
    const isTogether = new FormData(form).has('together') && files.length > 1
    let episode = null as string | null
    for (const file of files) {
      const row = makeRow(file, words, locale)
      list.append(row.element)
      const title = files.length > 1 && !isTogether ? '' : (metadata.title ?? '')
      const known = takeUnfinished(unfinished, file)
      if (known) row.state(words.resumes.replace('{done}', formatSize(known.received, locale)))
      const arrived = (path: string) => {
        episode ??= path.split('/').at(-1)!
        finish(row, inThisLanguage(path), words)
        if (list.children.length === 1) setTimeout(() => location.assign(inThisLanguage(path)), 300)
      }
      queue.push(() => {
        const isMore = isTogether && episode !== null
        const own = { filename: file.name, modified: String(file.lastModified) }
        const sending: Sending = {
          ...{ file, row, words, locale, say, arrived },
          uploadUrl: known ? `/api/v1/uploads/${known.id}` : null,
          metadata: { ...metadata, ...own, ...(isMore ? { episode: episode!, title: '' } : { title }) },
          busy: (is) => {
            underWay += is ? 1 : -1
          },
        }
        return send(sending)
      })
    }
    input.value = ''
    void work()
  })
}

function finish(row: Row, href: string, words: LiveWords) {
  const link = document.createElement('a')
  link.href = href
  link.textContent = words.open
  row.end(link)
}

/** The form's own fields as the server reads them; ticked boxes are 1. */
function readFields(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !['saves', 'together'].includes(name))
      fields[name] = value === 'on' ? '1' : value
  return fields
}

/** The cut-off upload of this very file; taken once. */
function takeUnfinished(unfinished: Unfinished[], file: File): Unfinished | null {
  const at = unfinished.findIndex(
    (one) =>
      one.fileName === file.name &&
      one.size === file.size &&
      (one.modified === '' || one.modified === String(file.lastModified)),
  )
  if (at < 0) return null
  const [found] = unfinished.splice(at, 1)
  document.querySelector(`[data-unfinished-upload="${found!.id}"]`)?.remove()
  return found!
}

/** The studio's address under this page's language. */
const inThisLanguage = (path: string) => `${/^\/(fr|en)(?=\/)/.exec(location.pathname)?.[0] ?? ''}${path}`
