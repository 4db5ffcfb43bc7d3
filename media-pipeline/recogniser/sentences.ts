/** One cue, one sentence: a cue is cut at a sentence's end where a silence follows. */
import type { Cue, Span, Word } from '../messages.ts'
import { placeWords, soundsIn } from './sound-time.ts'
import { meanConfidence } from './whisper-json.ts'

const SENTENCE_END = /[.?!…]["'”’»)\]]*$/
/** `M.`, `J.-P.`, `etc.`: a full stop that ends no sentence. */
const ABBREVIATION = /^(?:\p{L}\.|[\p{Lu}]\p{L}?\.-.*|(?:mme|mlle|dr|prof|st|mr|mrs|ms|etc|cf|p|art|no)\.)$/iu
/** A comma with a pause like this is a sentence's end that the engine took for less. */
const COMMA = /[,;:]$/
const COMMA_PAUSE = 0.6
const COMMA_REACH = 0.6
/** How far, in seconds of sound, a silence may lie from where the words say it is. */
const REACH = 1.2
/** A cue longer than this is cut at its sentences' ends without a silence too. */
const LONG = 12

/** The cue, or its sentences in order; words lie in the sound of their sentence. */
export function splitSentences(cue: Cue, silences: readonly Span[]): Cue[] {
  const inner = silences.filter((one) => one.start > cue.start && one.end < cue.end)
  const cuts = cutsOf(cue, inner)
  if (cuts.length === 0) return [cue]
  const bounds = [...cuts, { after: cue.words.length - 1, end: cue.end, start: cue.end }]
  let first = 0
  let start = cue.start
  return bounds.map((cut) => {
    const span = { start, end: cut.end }
    const words = placeWords(cue.words.slice(first, cut.after + 1), span, inner)
    first = cut.after + 1
    start = cut.start
    return {
      ...span,
      text: words.map((word) => word.text).join(' '),
      words,
      confidence: meanConfidence(words),
    }
  })
}

interface Cut {
  /** Index of the sentence's last word. */
  after: number
  /** End of this sentence and start of the next, in seconds. */
  end: number
  start: number
}

function cutsOf({ start, end, words }: Cue, inner: readonly Span[]): Cut[] {
  const cuts: Cut[] = []
  let free = [...inner]
  for (const [index, word] of words.slice(0, -1).entries()) {
    const isEnd = endsSentence(word, words[index + 1]!)
    if (!isEnd && !COMMA.test(word.text)) continue
    const fit = isEnd ? free : free.filter((one) => one.end - one.start >= COMMA_PAUSE)
    const silence = nearest(fit, word.end, { start, end }, inner, isEnd ? REACH : COMMA_REACH)
    if (silence) {
      cuts.push({ after: index, end: silence.start, start: silence.end })
      free = free.filter((one) => one.start > silence.start)
    } else if (isEnd && end - start > LONG) cuts.push({ after: index, end: word.end, start: word.end })
  }
  return cuts.every((cut, index) => cut.end > (cuts[index - 1]?.start ?? start)) ? cuts : []
}

function endsSentence(word: Word, next: Word): boolean {
  return SENTENCE_END.test(word.text) && !ABBREVIATION.test(word.text) && !/^\p{Ll}/u.test(next.text)
}

/** The silence that lies nearest, measured in seconds of sound. */
function nearest(
  free: readonly Span[],
  time: number,
  span: Span,
  inner: readonly Span[],
  reach: number,
): Span | undefined {
  const heard = (until: number) =>
    soundsIn({ start: span.start, end: Math.max(until, span.start) }, inner).reduce(
      (sum, one) => sum + one.end - one.start,
      0,
    )
  const distance = (one: Span) => Math.abs(heard(one.start) - heard(time))
  const [best] = free.toSorted((a, b) => distance(a) - distance(b))
  return best && distance(best) <= reach ? best : undefined
}
