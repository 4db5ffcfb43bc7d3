/** What engines write where nobody speaks: they learnt from captions, and captions name sounds and end with credits. */
import type { Cue, Span } from '../messages.ts'

/** `[Musique]`, `(Applaudissements)`, `*rires*`, `♪ la la ♪`: a sound has a name, but nobody said it. */
const SOUND = /^(?:\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|♪.*|[\s♪♫.…-]*)$/u
/** Credits that nobody reads aloud. */
const CREDIT =
  /^(?:sous-titr(?:es|age)|subtitles|captions|untertitel)\b.*(?:amara|radio-canada|st'? ?501|\bfr\b ?\d*|\bby\b|\bpar\b|\bzdf\b|\bard\b)/iu
/** What a talk might say too; where no voice is to be heard, none did. */
const FAREWELL =
  /^(?:merci d[’']avoir regardé|merci pour votre attention|abonnez-vous|n[’']oubliez pas de vous abonner|sous-titr(?:es|age)|thank(?:s| you) (?:so much )?for watching|(?:please )?subscribe|like and subscribe)/iu
/** Sound just before and after a cue counts too: engines place them roughly. */
const NEAR = 0.3
/** Without a voice in it a cue must be this sure of its words. People whisper, and a whisper is heard as surely. */
const SURE = 0.75

/** Whether it takes a voice to tell that somebody said it. */
export const isDoubtful = ({ text, confidence }: Cue) =>
  FAREWELL.test(text) || (confidence !== null && confidence < SURE)

/** Without the cues that nobody said. `voice` is what `findVoice` found in the same sound. */
export function dropInvented(cues: readonly Cue[], voice: readonly Span[]): Cue[] {
  return cues.filter((cue) => {
    if (SOUND.test(cue.text) || CREDIT.test(cue.text)) return false
    if (voice.some((one) => one.end > cue.start - NEAR && one.start < cue.end + NEAR)) return true
    return !isDoubtful(cue)
  })
}
