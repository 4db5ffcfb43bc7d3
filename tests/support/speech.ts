/** The fixtures as the recogniser gets them, made with real ffmpeg: a 16 kHz WAV and the silences in it. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { wavDuration } from '../../media-pipeline/sound/wav.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')

/** Folder of the fixtures. */
export const speechFolder = path.join(root, 'tests/fixtures/speech')
/** The small model that knows the fixtures' voices. */
export const testModel = path.join(speechFolder, 'ggml-espeak-fr.bin')
/** Engines built by tests stay here from run to run. */
export const engineCache = path.join(root, 'node_modules/.cache/causerie')

const GRAPH =
  '[0:a:0]asplit=2[a][b];[a]silencedetect=n=-38dB:d=0.3[n];[b]aresample=16000,aformat=sample_fmts=s16:channel_layouts=mono[w]'

/** Writes the speech of a media file as a WAV; silences in seconds, in order. */
export async function makeSpeech(input: string, wav: string) {
  const args = ['-nostdin', '-hide_banner', '-nostats', '-i', input, '-filter_complex', GRAPH]
  const outputs = ['-map', '[n]', '-f', 'null', '-', '-map', '[w]', '-c:a', 'pcm_s16le', '-y', wav]
  const { stderr } = await run('ffmpeg', [...args, ...outputs])
  const duration = await wavDuration(wav)
  const ends = [...stderr.matchAll(/silence_end: ([\d.]+)/g)].map((one) => Number(one[1]))
  const starts = [...stderr.matchAll(/silence_start: ([\d.-]+)/g)].map((one) => Math.max(0, Number(one[1])))
  return { duration, silences: starts.map((start, index) => ({ start, end: ends[index] ?? duration })) }
}

/** Seconds of digital silence as a WAV. */
export async function makeSilence(seconds: number, wav: string) {
  const source = ['-f', 'lavfi', '-t', String(seconds), '-i', 'anullsrc=r=16000:cl=mono']
  await run('ffmpeg', ['-nostdin', '-v', 'error', ...source, '-bitexact', '-c:a', 'pcm_s16le', '-y', wav])
}

/** What is said in a fixture, and when. */
export async function readReference(name: string): Promise<{ start: number; end: number; text: string }[]> {
  return JSON.parse(await readFile(path.join(speechFolder, `${name}.json`), 'utf8'))
}

/** When each of its words is said, by the clock of the synthesiser that spoke them. */
export async function readWordTimes(name: string): Promise<{ start: number; end: number; text: string }[]> {
  return JSON.parse(await readFile(path.join(speechFolder, `${name}.words.json`), 'utf8'))
}
