/** Markdown as the HTML that podcast apps show: paragraphs, lists, links, bold, italic. Nothing of a text is markup. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toPlainText } from '../catalogue/plain-text.ts'
import { escapeHtml } from '../texts/escape.ts'
import { tame } from '../texts/to-html.ts'

type Root = ReturnType<typeof fromMarkdown>
type RootContent = Root['children'][number]
type Definition = Extract<RootContent, { type: 'definition' }>

/** The absolute address that a link of the text leads to; null where its words stay alone. */
type Resolve = (address: string) => string | null

interface Writing {
  resolve: Resolve
  definitions: Map<string, Definition>
  /** How many lists and quotations stand around. */
  depth: number
  /** Elements that stand around and may not stand in themselves. */
  within: string
}

/** Lists and quotations in each other that a person may need; deeper ones lose their marks. */
const DEEPEST = 8
const CONTAINERS = new RegExp(
  `^((?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)])){${DEEPEST}})(?:[ \\t]*(?:[>*+-]|\\d{1,9}[.)]))+`,
  'gm',
)

/** Each block of the text by itself, none of them empty. */
export function toBlocks(markdown: string, resolve: Resolve): string[] {
  const root = fromMarkdown(tame(toPlainText(markdown)).replaceAll(CONTAINERS, '$1 '))
  return blocks(root.children, { resolve, definitions: definitionsIn(root), depth: 0, within: '' })
}

function definitionsIn(root: Root): Map<string, Definition> {
  const found = new Map<string, Definition>()
  const todo: RootContent[] = [...root.children]
  for (const node of todo) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
    if ('children' in node) for (const child of node.children) todo.push(child)
  }
  return found
}

function blocks(nodes: RootContent[], writing: Writing): string[] {
  if (writing.depth > DEEPEST) return []
  return nodes.flatMap((node) => block(node, writing))
}

function block(node: RootContent, writing: Writing): string[] {
  switch (node.type) {
    case 'paragraph':
      return lines(node.children, writing).map(paragraph)
    case 'heading':
      return lines(node.children, { ...writing, within: `${writing.within} strong` }).map((line) =>
        paragraph(`<strong>${line}</strong>`),
      )
    case 'blockquote':
      return blocks(node.children, deeper(writing))
    case 'list': {
      const name = node.ordered ? 'ol' : 'ul'
      const items = node.children.map(({ children }) => listItem(children, deeper(writing))).filter(Boolean)
      return items.length > 0 ? [`<${name}>${items.join('')}</${name}>`] : []
    }
    case 'code':
    case 'html':
      return node.value.split('\n').map(words).filter(Boolean).map(paragraph)
    default:
      return []
  }
}

const deeper = (writing: Writing): Writing => ({ ...writing, depth: writing.depth + 1 })
const paragraph = (html: string) => `<p>${html}</p>`

/** A single line stands in its item as it is, as in most lists that people write. */
function listItem(nodes: RootContent[], writing: Writing): string {
  const [first, ...others] = blocks(nodes, writing)
  if (first === undefined) return ''
  const isOneLine = first.startsWith('<p>') && others.every((other) => !other.startsWith('<p>'))
  const line = isOneLine ? first.slice('<p>'.length, -'</p>'.length) : first
  return `<li>${line}${others.join('')}</li>`
}

/** What stands between line breaks: apps take no `br` in a feed. */
function lines(nodes: RootContent[], writing: Writing): string[] {
  const found: RootContent[][] = [[]]
  for (const node of nodes)
    if (node.type === 'break') found.push([])
    else found.at(-1)!.push(node)
  return found.map((line) => inline(line, writing).trim()).filter(Boolean)
}

function inline(nodes: RootContent[], writing: Writing): string {
  return nodes.map((node) => phrase(node, writing)).join('')
}

function phrase(node: RootContent, writing: Writing): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'html':
      return spaced(node.value)
    case 'break':
      return ' '
    case 'emphasis':
      return within('em', '<em>', node.children, writing)
    case 'strong':
      return within('strong', '<strong>', node.children, writing)
    case 'link':
      return link(node.url, node.children, writing)
    case 'linkReference':
      return link(writing.definitions.get(node.identifier)?.url, node.children, writing)
    case 'image':
      return link(node.url, [{ type: 'text', value: node.alt ?? '' }], writing)
    case 'imageReference':
      return link(
        writing.definitions.get(node.identifier)?.url,
        [{ type: 'text', value: node.alt ?? '' }],
        writing,
      )
    default:
      return ''
  }
}

function link(url: string | undefined, nodes: RootContent[], writing: Writing): string {
  const address = url === undefined ? null : writing.resolve(url)
  return address === null
    ? inline(nodes, writing)
    : within('a', `<a href="${escapeHtml(address)}">`, nodes, writing)
}

/** The element, or what is in it alone where it would stand in itself or hold nothing. */
function within(name: string, opening: string, nodes: RootContent[], writing: Writing): string {
  if (writing.within.split(' ').includes(name)) return inline(nodes, writing)
  const html = inline(nodes, { ...writing, within: `${writing.within} ${name}` })
  return html.trim() === '' ? html : `${opening}${html}</${name}>`
}

const spaced = (text: string) => escapeHtml(text).replaceAll(/[^\S\u00a0\u202f]+/g, ' ')
const words = (text: string) => spaced(text).trim()
