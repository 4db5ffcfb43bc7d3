/** Reads Podlove's JSON: a list of lines, or a list of speakers with theirs (`flat` and `grouped`). */
import { decodeEntities } from './decode-entities.ts'
import { type Given, type GivenCue, toGiven, toUnread, type Unread, wrongTime } from './given.ts'
import { asFields, asMilliseconds, asSeconds, asText, type Fields } from './json-fields.ts'
import { type Element, listsOf, parseElement } from './json-lists.ts'

export function fromPodloveJson(text: string): Given {
  const unread: Unread[] = []
  const cues = (listsOf(text).get('') ?? []).flatMap((element) => readElement(element, unread))
  return toGiven(cues, unread)
}

/** A group names the speaker of its lines. */
function readElement(element: Element, unread: Unread[]): GivenCue[] {
  const items = listsOf(element.source).get('items')
  if (!items) return readLine(element, parseElement(element), null, unread)
  const group = asFields(parseElement(element))
  const speaker = group ? speakerOf(group) : null
  return items.flatMap((item) => {
    const own = { ...item, line: element.line + item.line - 1 }
    return readLine(own, parseElement(own), speaker, unread)
  })
}

function readLine(
  { line, source }: Element,
  value: unknown,
  group: string | null,
  unread: Unread[],
): GivenCue[] {
  const fields = asFields(value)
  if (!fields || typeof fields.text !== 'string') {
    unread.push(toUnread(line, 'broken', source))
    return []
  }
  if (fields.text.trim() === '') return []
  const start = asMilliseconds(fields.start_ms) ?? asSeconds(fields.start)
  const end = asMilliseconds(fields.end_ms) ?? asSeconds(fields.end)
  const wrong = wrongTime(start, end)
  if (wrong) {
    unread.push(toUnread(line, wrong, `${fields.text} ${source}`))
    return []
  }
  return [
    {
      line,
      start: start!,
      end: end!,
      text: decodeEntities(fields.text),
      speaker: speakerOf(fields) ?? group,
    },
  ]
}

/** `voice` is the name in the file, `speaker` mostly the number of a contributor. */
function speakerOf({ voice, speaker }: Fields): string | null {
  const name = asText(speaker)
  return asText(voice).trim() || (/^\d*$/.test(name.trim()) ? null : name)
}
