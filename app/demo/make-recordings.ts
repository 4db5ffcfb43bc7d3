/**
 * Makes the demo's recordings from what `scripts.ts` says: `npx tsx app/demo/make-recordings.ts [name…]`.
 * Needs espeak-ng and ffmpeg (with libopus, libx264 and drawtext) in the PATH.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { escapeText } from '../texts/escape.ts'
import { SCRIPTS, type Script, type Sentence } from './scripts.ts'

const RECORDINGS = path.join(import.meta.dirname, 'recordings')
const RATE = 22_050
/** Silence before the first sentence and after the last one, in seconds. */
const LEAD = 0.4
const TAIL = 0.5
/** Quieter samples than this at either end of a sentence are silence. */
const QUIET = 120
/** Longer sentences are shown as two cues, cut at a comma. */
const CUE_CHARACTERS = 84

const CODECS: Record<Script['format'], string[]> = {
  opus: ['-c:a', 'libopus', '-b:a', '28k', '-application', 'voip'],
  m4a: ['-c:a', 'aac', '-b:a', '40k', '-movflags', '+faststart'],
  mp4: ['-c:a', 'aac', '-b:a', '56k', '-movflags', '+faststart'],
}
const CARDS = ['0x6b2d5c', '0x1f5f66', '0x7a4a12', '0x30456e']

interface Cue {
  start: number
  end: number
  sentence: Sentence
}

const folder = mkdtempSync(path.join(tmpdir(), 'recordings-'))
try {
  requireProgram('espeak-ng', ['--version'])
  requireProgram('ffmpeg', ['-version'])
  mkdirSync(RECORDINGS, { recursive: true })
  const wanted = process.argv.slice(2)
  for (const script of SCRIPTS) if (wanted.length === 0 || wanted.includes(script.name)) makeRecording(script)
} finally {
  rmSync(folder, { recursive: true })
}

function makeRecording(script: Script) {
  const { samples, cues } = speak(script)
  const duration = samples.length / RATE
  const sound = path.join(folder, 'sound.pcm')
  writeFileSync(sound, new Uint8Array(samples.buffer))
  const file = path.join(RECORDINGS, `${script.name}.${script.format}`)
  const cards = script.format === 'mp4' ? drawCards(cues, duration) : []
  const from = ['-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', sound]
  const to = ['-ar', '24000', ...CODECS[script.format], '-map_metadata', '-1', '-fflags', '+bitexact', file]
  run('ffmpeg', ['-v', 'error', '-y', ...from, ...cards, ...to])
  if (script.kind === 'rich') writeFileSync(path.join(RECORDINGS, `${script.name}.vtt`), toVtt(script, cues))
  process.stdout.write(`${duration.toFixed(2).padStart(7)} s  ${script.name}.${script.format}\n`)
}

/** The sentences one after another, each cue timed by the samples themselves. */
function speak(script: Script) {
  const pieces: Int16Array[] = [silence(LEAD)]
  let at = pieces[0]!.length
  const cues = script.sentences.map((sentence, index): Cue => {
    const pause = silence(pauseBefore(script, index))
    const spoken = synthesise(script, sentence)
    pieces.push(pause, spoken)
    const start = at + pause.length
    at = start + spoken.length
    return { start: start / RATE, end: at / RATE, sentence }
  })
  pieces.push(silence(TAIL))
  const samples = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    samples.set(piece, offset)
    offset += piece.length
  }
  return { samples, cues }
}

function pauseBefore({ sentences, pauses }: Script, index: number): number {
  const [before, sentence] = [sentences[index - 1], sentences[index]]
  if (!before || !sentence) return 0
  if (sentence.chapter) return pauses.part
  return sentence.speaker === before.speaker ? pauses.sentence : pauses.speaker
}

function silence(seconds: number) {
  return new Int16Array(Math.round(seconds * RATE))
}

/** One sentence as samples, without the silence around it. */
function synthesise(script: Script, { speaker, say }: Sentence): Int16Array {
  const { voice, speed, pitch } = script.voices[speaker]!
  const file = path.join(folder, 'sentence.wav')
  const text = say.replaceAll('’', "'").replaceAll(/[«»]/g, '').trim()
  run('espeak-ng', ['-v', voice, '-s', String(speed), '-p', String(pitch), '-w', file, '--', text])
  const wav = readFileSync(file)
  const data = wav.subarray(wav.indexOf('data') + 8)
  const samples = new Int16Array(new Uint8Array(data).buffer, 0, Math.floor(data.length / 2))
  if (wav.readUInt32LE(24) !== RATE) throw new Error(`The voice ${voice} does not speak at ${RATE} Hz`)
  const isLoud = (sample: number) => Math.abs(sample) > QUIET
  return samples.slice(samples.findIndex(isLoud), samples.findLastIndex(isLoud) + 1)
}

/** Inputs and options of ffmpeg for a title card per chapter, the first one shown from the beginning. */
function drawCards(cues: Cue[], duration: number): string[] {
  const chapters = cues.filter((cue) => cue.sentence.chapter)
  const inputs = chapters.flatMap(({ sentence }, index) => {
    const title = path.join(folder, `title-${index}.txt`)
    writeFileSync(title, sentence.chapter!)
    const from = index === 0 ? 0 : chapters[index]!.start
    const seconds = (chapters[index + 1]?.start ?? duration) - from
    const colour = `color=c=${CARDS[index % CARDS.length]}:s=854x480:r=10:d=${seconds.toFixed(3)}`
    const text = `drawtext=font=DejaVu Sans\\\\:bold:textfile=${title}:fontcolor=white:fontsize=36`
    return ['-f', 'lavfi', '-i', `${colour},${text}:x=(w-text_w)/2:y=(h-text_h)/2`]
  })
  const joined = chapters.map((_, index) => `[${index + 1}:v]`).join('')
  const graph = `${joined}concat=n=${chapters.length}:v=1:a=0,format=yuv420p[cards]`
  const video = ['-c:v', 'libx264', '-preset', 'slow', '-tune', 'stillimage', '-crf', '28', '-g', '50']
  return [...inputs, '-filter_complex', graph, '-map', '[cards]', '-map', '0:a', ...video]
}

function toVtt(script: Script, cues: Cue[]): string {
  const blocks = cues.flatMap(splitCue).map(({ start, end, sentence }) => {
    const shown = sentence.show ?? sentence.say
    const text = script.language === 'fr' ? typeset(shown) : shown
    return `${toTimestamp(start)} --> ${toTimestamp(end)}\n<v ${sentence.speaker}>${escapeText(text)}\n`
  })
  return ['WEBVTT\n', ...blocks].join('\n')
}

/** Two cues for a long sentence, cut at the comma nearest its middle, time shared by characters. */
function splitCue(cue: Cue): Cue[] {
  const text = cue.sentence.show ?? cue.sentence.say
  if (text.length <= CUE_CHARACTERS) return [cue]
  const distance = (index: number) => Math.abs(index - text.length / 2)
  const commas = [...text.matchAll(/[,;:] /g)].map((match) => match.index + 1)
  const cut = commas
    .filter((index) => distance(index) < text.length / 3)
    .sort((a, b) => distance(a) - distance(b))[0]
  if (cut === undefined) return [cue]
  const middle = cue.start + ((cue.end - cue.start) * cut) / text.length
  const half = (show: string) => ({ ...cue.sentence, say: show, show })
  return [
    { start: cue.start, end: middle, sentence: half(text.slice(0, cut)) },
    { start: middle, end: cue.end, sentence: half(text.slice(cut + 1)) },
  ]
}

/** French typography: narrow spaces inside quotation marks and before tall punctuation. */
function typeset(text: string): string {
  return text
    .replaceAll('« ', '«\u202f')
    .replaceAll(/ ([»?!;])/g, '\u202f$1')
    .replaceAll(' :', '\u00a0:')
    .replaceAll(/(\d|n°|CHF) (?=\d|%|h\b)/g, '$1\u00a0')
}

function toTimestamp(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23)
}

function requireProgram(program: string, question: string[]) {
  try {
    run(program, question)
  } catch {
    throw new Error(
      `${program} is missing: install it to make the recordings (the demo itself needs neither)`,
    )
  }
}

function run(program: string, options: string[]) {
  execFileSync(program, options, { stdio: ['ignore', 'ignore', 'inherit'] })
}
