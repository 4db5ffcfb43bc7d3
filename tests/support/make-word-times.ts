/**
 * Makes the fixtures `NAME.words.json`: when each word is said, by the synthesiser's clock. Run by hand, with the
 * program that `espeak-words.c` tells how to compile: `npx tsx tests/support/make-word-times.ts PROGRAM`.
 * The recordings were spoken in one process, in this order, each sentence twice with the first kept: only so is the
 * sound the same again. Waveforms of the sentences made here and of the recordings correlate with 0.97 to 0.99, no
 * sentence further than 5 ms from where its reference says it begins.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const NAMES = ['clip-fr', 'conference-fr', 'clip-en', 'video-fr']
/** Voice, speed and pitch. */
const VOICES: Record<string, string> = {
  Camille: 'fr\t158\t48',
  Dominique: 'fr+f2\t164\t52',
  Alex: 'en\t155\t50',
}
const folder = path.resolve(import.meta.dirname, '../fixtures/speech')

interface Said {
  start: number
  end: number
  text: string
}

function makeWordTimes(program: string) {
  const sentences = NAMES.flatMap((name) => readSentences(name).map((sentence) => ({ ...sentence, name })))
  const spoken = speak(
    program,
    sentences.flatMap(({ speaker, text }) => Array(2).fill(`${VOICES[speaker]}\t${text}`)),
  )
  for (const name of NAMES) {
    const words = sentences.flatMap((sentence, index) =>
      sentence.name === name ? spoken[2 * index]!.map((word) => later(word, sentence.start)) : [],
    )
    const lines = words.map((word) => `  ${JSON.stringify(word)}`).join(',\n')
    writeFileSync(path.join(folder, `${name}.words.json`), `[\n${lines}\n]\n`)
  }
}

function readSentences(name: string): (Said & { speaker: string })[] {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
}

/** The words of each line, from the line's own start. */
function speak(program: string, lines: string[]): Said[][] {
  const sounds = mkdtempSync(path.join(tmpdir(), 'causerie-words-'))
  try {
    const output = execFileSync(program, [sounds], { input: `${lines.join('\n')}\n`, encoding: 'utf8' })
    return output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  } finally {
    rmSync(sounds, { recursive: true })
  }
}

function later({ start, end, text }: Said, by: number): Said {
  const round = (seconds: number) => Math.round(seconds * 1000) / 1000
  return { start: round(start + by), end: round(end + by), text }
}

makeWordTimes(process.argv[2]!)
