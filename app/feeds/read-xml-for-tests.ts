/** A reader of XML 1.0 that forgives nothing, for tests: what it reads, every feed reader can. */

export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** Of the element itself, entities resolved. */
  text: string
}

const NAME = '[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?'
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 section 2.2 refuses
const REFUSED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/
const TOKEN = new RegExp(
  [
    '<!\\[CDATA\\[(?<cdata>[\\s\\S]*?)\\]\\]>',
    `<(?<open>${NAME})(?<attributes>(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(?<empty>/?)>`,
    `</(?<close>${NAME})\\s*>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'y',
)
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The root element. Throws where the text is not well-formed or uses an undeclared prefix. */
export function readXml(xml: string): XmlElement {
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(xml)
  if (!declaration) throw new Error('the declaration is missing, or something stands before it')
  if (REFUSED.test(xml) || !xml.isWellFormed()) throw new Error('a character that XML refuses')
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  TOKEN.lastIndex = declaration[0].length
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(xml)?.groups
    if (!token) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 80)}`)
    take(token, open)
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`)
  if (top.children.length !== 1 || top.text.trim() !== '') throw new Error('there must be one root')
  return top.children[0]!
}

function take(token: Record<string, string | undefined>, open: XmlElement[]) {
  const inside = open.at(-1)!
  if (token.cdata !== undefined) inside.text += token.cdata
  else if (token.text !== undefined) inside.text += resolve(token.text)
  else if (token.close !== undefined) {
    if (open.pop()!.name !== token.close) throw new Error(`</${token.close}> closes <${inside.name}>`)
  } else {
    const element = {
      name: token.open!,
      attributes: readAttributes(token.attributes!),
      children: [],
      text: '',
    }
    inside.children.push(element)
    checkPrefixes(element, open)
    if (!token.empty) open.push(element)
  }
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, quoted] of source.matchAll(new RegExp(`(${NAME})\\s*=\\s*("[^"]*"|'[^']*')`, 'g'))) {
    if (Object.hasOwn(attributes, name!)) throw new Error(`the attribute ${name} twice`)
    attributes[name!] = resolve(quoted!.slice(1, -1))
  }
  return attributes
}

function checkPrefixes({ name, attributes }: XmlElement, open: XmlElement[]) {
  const declared = [attributes, ...open.map((element) => element.attributes)].flatMap(Object.keys)
  for (const one of [name, ...Object.keys(attributes)]) {
    const [prefix, local] = one.split(':')
    if (local === undefined || prefix === 'xmlns' || prefix === 'xml') continue
    if (!declared.includes(`xmlns:${prefix}`)) throw new Error(`the prefix ${prefix} is not declared`)
  }
}

function resolve(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text')
  return text.replaceAll(/&([^;&\s]*);?/g, (all, name: string) => {
    if (!all.endsWith(';')) throw new Error(`& by itself in ${text}`)
    const code = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name)
    if (code) return String.fromCodePoint(code[1] ? Number.parseInt(code[1], 16) : Number(code[2]))
    const character = ENTITIES[name]
    if (character === undefined) throw new Error(`&${name}; is no entity of XML`)
    return character
  })
}

/** Children of that name. */
export const all = (element: XmlElement, name: string) =>
  element.children.filter((child) => child.name === name)

/** The only child of that name; throws where there are none or several. */
export function only(element: XmlElement, name: string): XmlElement {
  const found = all(element, name)
  if (found.length !== 1) throw new Error(`${found.length} <${name}> in <${element.name}>`)
  return found[0]!
}
