/** Rules about transcripts and chapters as files. Each function answers what is wrong in one format. */

/** An item's duration is told in whole seconds. */
const ROUNDING = 1
const VTT_TIMES = /^(\d{2,}:[0-5]\d:[0-5]\d\.\d{3}) --> (\d{2,}:[0-5]\d:[0-5]\d\.\d{3})( .*)?$/
const SRT_TIMES = /^(\d{2}:[0-5]\d:[0-5]\d,\d{3}) --> (\d{2}:[0-5]\d:[0-5]\d,\d{3})$/
const VTT_TAG = /<\/?(?:[cibuv]|ruby|rt|lang)(?:[.\s][^<>]*)?>|<[\d:.]+>/g

interface Timed {
  start: number
  end: number
}

const seconds = (time: string) =>
  time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
const blocksOf = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/\n+$/, '')
    .split(/\n{2,}/)

function faultsOfTimes(times: Timed[], duration: number): string[] {
  return times.flatMap(({ start, end }, at) => [
    ...(end > start ? [] : [`${start} ends at ${end}`]),
    ...(at > 0 && start < times[at - 1]!.start ? [`${start} after ${times[at - 1]!.start}`] : []),
    ...(end > duration + ROUNDING ? [`${end} is after the end at ${duration}`] : []),
  ])
}

/** WebVTT (W3C). One bad line of times makes AntennaPod show nothing. */
export function faultsOfVtt(text: string, duration = Number.POSITIVE_INFINITY): string[] {
  const [head = '', ...blocks] = blocksOf(text)
  const cues = blocks
    .filter((block) => !/^(NOTE|STYLE|REGION)\b/.test(block))
    .map((block) => block.split('\n'))
  const faults = /^WEBVTT( [^\n]*)?(\n(?!.*-->)[^\n]+)*$/.test(head)
    ? []
    : [`the beginning: ${head.slice(0, 40)}`]
  const times: Timed[] = []
  for (const lines of cues) {
    const at = lines[0]!.includes('-->') ? 0 : 1
    const match = VTT_TIMES.exec(lines[at] ?? '')
    if (!match) faults.push(`times: ${lines[at] ?? lines[0]}`)
    else times.push({ start: seconds(match[1]!), end: seconds(match[2]!) })
    const words = lines.slice(at + 1).join('\n')
    const bare = words.replaceAll(VTT_TAG, '').replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm|#\d+|#x[\da-f]+);/gi, '')
    if (/[<&]|-->/.test(bare)) faults.push(`not escaped: ${words}`)
    if (words.trim() === '') faults.push(`no words at ${lines[at]}`)
  }
  return [...faults, ...(cues.length > 0 ? [] : ['no cue']), ...faultsOfTimes(times, duration)]
}

/** What people see is best in lines of at most 65 characters. */
export const longVttLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => !line.includes('-->') && !/^(WEBVTT|NOTE)/.test(line))
    .map((line) => line.replaceAll(VTT_TAG, ''))
    .filter((line) => [...line].length > 65)

/** SubRip, as podcast apps read it. */
export function faultsOfSrt(text: string, duration = Number.POSITIVE_INFINITY): string[] {
  const blocks = blocksOf(text).map((block) => block.split('\n'))
  const times = blocks.map((lines) => SRT_TIMES.exec(lines[1] ?? ''))
  const good = times.filter((match) => match !== null)
  return [
    ...blocks.filter(([number], at) => number !== String(at + 1)).map(([number]) => `number ${number}`),
    ...blocks.filter((_, at) => !times[at]).map((lines) => `times: ${lines[1]}`),
    ...blocks
      .filter((lines) => lines.slice(2).join('').trim() === '')
      .map(([number]) => `no words in ${number}`),
    ...faultsOfTimes(
      good.map((match) => ({ start: seconds(match[1]!), end: seconds(match[2]!) })),
      duration,
    ),
  ]
}

/** At most two lines of 32 characters each, beside the name of who speaks. */
export const longSrtBlocks = (text: string) =>
  blocksOf(text)
    .map((block) => block.split('\n').slice(2))
    .map(([line = '', ...lines]) => [line.replace(/^[^:]*\S: /, ''), ...lines])
    .filter((lines) => lines.length > 2 || lines.some((line) => [...line].length > 32))
    .map((lines) => lines.join(' / '))

/** AntennaPod splits at colons and drops what follows a second one. */
export const lostSrtWords = (text: string) =>
  blocksOf(text)
    .map((block) => block.split('\n').slice(2).join(' '))
    .filter((words) => words.split(':').length > 2)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** JSON of the podcast namespace. AntennaPod skips a segment without an end and falls over an empty one. */
export function faultsOfJson(text: string, duration = Number.POSITIVE_INFINITY): string[] {
  const given = parse(text)
  if (!isObject(given) || given.version !== '1.0.0' || !Array.isArray(given.segments))
    return ['no version 1.0.0 with segments']
  const segments = given.segments as Record<string, unknown>[]
  const isWhole = ({ startTime, endTime, body, speaker }: Record<string, unknown>) =>
    typeof startTime === 'number' &&
    typeof endTime === 'number' &&
    typeof body === 'string' &&
    body.trim() !== '' &&
    (speaker === undefined || (typeof speaker === 'string' && speaker !== ''))
  const times = segments
    .filter(isWhole)
    .map(({ startTime, endTime }) => ({ start: startTime as number, end: endTime as number }))
  return [
    ...(segments.length > 0 ? [] : ['no segment']),
    ...segments.filter((segment) => !isWhole(segment)).map((segment) => JSON.stringify(segment)),
    ...faultsOfTimes(times, duration),
  ]
}

/** HTML of the podcast namespace: `<cite>`, `<time>`, `<p>`, no script. */
export function faultsOfHtml(text: string): string[] {
  return [
    ...(/<time[\s>]/.test(text) && /<p[\s>]/.test(text) ? [] : ['no <time> or no <p>']),
    ...(/<script|\son\w+\s*=|javascript:/i.test(text) ? ['a script'] : []),
  ]
}

/** JSON chapters 1.2. */
export function faultsOfChapters(text: string, duration = Number.POSITIVE_INFINITY): string[] {
  const given = parse(text)
  if (!isObject(given) || given.version !== '1.2.0' || !Array.isArray(given.chapters))
    return ['no version 1.2.0 with chapters']
  const chapters = given.chapters as Record<string, unknown>[]
  const isRight = ({ startTime, endTime, title, img, url, toc, location }: Record<string, unknown>) =>
    typeof startTime === 'number' &&
    startTime >= 0 &&
    (endTime === undefined ||
      (typeof endTime === 'number' && endTime > startTime && endTime <= duration + ROUNDING)) &&
    (title === undefined || (typeof title === 'string' && title !== '')) &&
    [img, url].every((address) => address === undefined || /^https?:\/\//.test(String(address))) &&
    (toc === undefined || typeof toc === 'boolean') &&
    (location === undefined ||
      (isObject(location) && typeof location.name === 'string' && typeof location.geo === 'string'))
  const starts = chapters.map(({ startTime }) => Number(startTime))
  return [
    ...(chapters.length > 0 ? [] : ['no chapter']),
    ...chapters.filter((chapter) => !isRight(chapter)).map((chapter) => JSON.stringify(chapter)),
    ...starts
      .filter((start, at) => at > 0 && start <= starts[at - 1]!)
      .map((start) => `${start} is not after the one before`),
    ...starts
      .filter((start) => start > duration + ROUNDING)
      .map((start) => `${start} is after the end at ${duration}`),
  ]
}
