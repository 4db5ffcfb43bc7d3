/** Recordings of any length with known words and exact times: spoken by espeak-ng, written by ffmpeg. */
import { execFile } from 'node:child_process'
import { chanceFrom, sentencesOf, type Talk, titleOf, WELCOME } from './french-talk.ts'
import { openSoundFile } from './sound-file.ts'

export interface Sentence {
  start: number
  end: number
  text: string
  speaker: string
}

/** References are those of the fixtures: times in seconds, the first part is the introduction. */
export interface Spoken {
  file: string
  duration: number
  sentences: Sentence[]
  parts: { start: number; title: string }[]
}

/** Lasts at least as many minutes. */
export type SpokenWish = { minutes: number } & Partial<Talk>

/** The voices that the small model knows, with the fixtures' names for them. */
const VOICES = {
  Camille: ['-v', 'fr', '-s', '158', '-p', '48'],
  Dominique: ['-v', 'fr+f2', '-s', '164', '-p', '52'],
  Sacha: ['-v', 'fr+m3', '-s', '160', '-p', '45'],
}
type Speaker = keyof typeof VOICES
const SPEAKERS = Object.keys(VOICES) as Speaker[]

/** Seconds of silence. */
const BEFORE_ALL = 0.4
const BEFORE_PART = 1.7
const BEFORE_SENTENCE = { least: 0.6, most: 1 }
/** How often the next sentence is another person's. */
const TURNS = 0.3
/** Sentences spoken at the same time; a constant, so that the same wish makes the same sound everywhere. */
const BATCH = 4

/** Makes the file; its extension (`mp3`, `opus`, `wav`) says the format. The same wish makes the same sound. */
export async function synthesise(file: string, wish: SpokenWish): Promise<Spoken> {
  const talk: Talk = { parts: 6, announced: true, seed: 1, ...wish }
  const chance = chanceFrom(talk.seed)
  const sound = openSoundFile(file)
  const sentences: Sentence[] = []
  const parts = [{ start: 0, title: 'Introduction' }]
  const say = async (texts: Iterable<string>, before: number, until: number) => {
    let pause = before
    for await (const { samples, ...said } of speak(texts, chance)) {
      const start = await sound.silence(pause)
      sentences.push({ start: round(start), end: round(await sound.write(samples)), ...said })
      if (sound.seconds() >= until) break
      pause = BEFORE_SENTENCE.least + chance() * (BEFORE_SENTENCE.most - BEFORE_SENTENCE.least)
    }
  }
  try {
    await say(WELCOME, BEFORE_ALL, Number.POSITIVE_INFINITY)
    for (let part = 0; part < talk.parts; part += 1) {
      parts.push({ start: round(sound.seconds() + BEFORE_PART), title: titleOf(part, talk.parts) })
      await say(sentencesOf(part, talk), BEFORE_PART, (wish.minutes * 60 * (part + 1)) / talk.parts)
    }
    await sound.silence(BEFORE_ALL)
  } finally {
    await sound.close()
  }
  return { file, duration: sound.seconds(), sentences, parts }
}

interface Utterance {
  text: string
  speaker: Speaker
  samples: Buffer
}

async function* speak(texts: Iterable<string>, chance: () => number): AsyncGenerator<Utterance> {
  let speaker = SPEAKERS[0]!
  for (const batch of inBatches(texts)) {
    const lines = batch.map((text) => {
      if (chance() < TURNS) speaker = SPEAKERS[Math.floor(chance() * SPEAKERS.length)]!
      return { text, speaker }
    })
    yield* await Promise.all(lines.map(async (line) => ({ ...line, samples: await samplesOf(line) })))
  }
}

function* inBatches(texts: Iterable<string>): Generator<string[]> {
  let batch: string[] = []
  for (const text of texts) {
    batch.push(text)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** 16 bits, mono, at espeak-ng's own rate, without the silence that it leaves at the end. */
function samplesOf({ text, speaker }: { text: string; speaker: Speaker }): Promise<Buffer> {
  const options = { encoding: 'buffer' as const, maxBuffer: 64e6 }
  return new Promise((resolve, reject) => {
    execFile('espeak-ng', [...VOICES[speaker], '--stdout', text], options, (error, wav) => {
      if (!error) resolve(withoutTail(wav.subarray(HEADER)))
      else if ((error as NodeJS.ErrnoException).code !== 'ENOENT') reject(error)
      else
        reject(new Error('there is no espeak-ng: install it (apt-get install espeak-ng)', { cause: error }))
    })
  })
}

const HEADER = 44
/** Samples below it are silence; ten milliseconds are left after the last one above. */
const FAINT = 100
const LEFT = 220

function withoutTail(samples: Buffer): Buffer {
  let last = samples.length / 2 - 1
  while (last > 0 && Math.abs(samples.readInt16LE(last * 2)) <= FAINT) last -= 1
  return samples.subarray(0, Math.min(samples.length, (last + 1 + LEFT) * 2))
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
