/** Reads Podlove Simple Chapters (PSC 1.2): a file of them, or a feed that has some. */
import { SaxesParser } from 'saxes'
import { toUnread } from '../transcripts/reading/given.ts'
import { parseTypedTime } from '../transcripts/typed-time.ts'
import type { GivenChapters } from './given-chapters.ts'

/** Far more than any feed has; the parser looks at every open tag for each new one. */
const DEEPEST = 100
const NAMESPACE = 'http://podlove.org/simple-chapters'

/** The first list of chapters in it. Whatever stands before broken XML is kept; a document type, which could define entities, is not read on. */
export function fromPsc(xml: string): GivenChapters {
  const given: GivenChapters = { chapters: [], unread: [] }
  const parser = new SaxesParser({ xmlns: true })
  let isOver = false
  let depth = 0
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1
    if (depth > DEEPEST) stop('<<<')
    if (isOver || uri !== NAMESPACE || local !== 'chapter') return
    const { start, title } = attributes
    const at = parseTypedTime(start?.value ?? '')
    if (at === null)
      given.unread.push(toUnread(parser.line, 'bad-time', `${start?.value ?? ''} ${title?.value ?? ''}`))
    else if (title?.value.trim()) given.chapters.push({ start: at, title: title.value })
  })
  parser.on('closetag', ({ local, uri }) => {
    depth -= 1
    if (uri === NAMESPACE && local === 'chapters') isOver = true
  })
  const stop = (why: string) => {
    if (!isOver) given.unread.push(toUnread(parser.line, 'broken', why))
    throw new Stopped()
  }
  parser.on('doctype', () => stop('<!DOCTYPE'))
  parser.on('error', (error) => stop(error.message.replace(/^[\d:]+ /, '')))
  try {
    parser.write(xml).close()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
  return given
}

/** The reading ends here; what was read is kept. */
class Stopped extends Error {}
