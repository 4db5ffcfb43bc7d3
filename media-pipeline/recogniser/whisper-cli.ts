/** The recogniser that is whisper.cpp's command line: `main` of 1.5.0 and `whisper-cli` of 1.9 alike. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { baseLanguage } from '../languages.ts'
import { type Cue, PipelineError } from '../messages.ts'
import { findVoice } from '../sound/pitch.ts'
import type { Engine } from './engines/sources.ts'
import { dropInvented, isDoubtful } from './invented.ts'
import type { RecogniseOptions, Recogniser } from './recogniser.ts'
import { type Run, runProgram } from './run-program.ts'
import { readAnswer } from './whisper-json.ts'

/**
 * The engine's `program` is a path or a name on the PATH. The answer is written into a folder beside the WAV
 * (the step's own, so that nothing stays after a kill) and taken away.
 */
export function whisperCli(engine: Engine): Recogniser {
  return {
    name: engine.name,
    recognise: (wav, options) => recognise(engine, wav, options),
    detectLanguage: (wav, options) => detectLanguage(engine, wav, options),
  }
}

/** Exit code 0 proves nothing: the answer must be there, be read and lie within the file. */
async function recognise({ program }: Engine, wav: string, options: RecogniseOptions): Promise<Cue[]> {
  const folder = await mkdtemp(path.join(path.dirname(path.resolve(wav)), 'heard-'))
  try {
    const args = [
      ...[
        '-m',
        options.model,
        '-f',
        wav,
        '-l',
        baseLanguage(options.language),
        '-t',
        String(options.threads),
      ],
      ...['-mc', '0', '-ojf', '-of', path.join(folder, 'answer'), '-pp'],
    ]
    const onLine = watchProgress(options.onProgress)
    const run = await runProgram(program, args, { signal: options.signal, limit: limitOf(options), onLine })
    checkRun(run, options)
    const cues = await readCues(path.join(folder, 'answer.json'), run, options)
    const said = dropInvented(cues, cues.some(isDoubtful) ? await findVoice(wav) : [])
    options.onProgress?.(1)
    return said
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function detectLanguage(
  { program }: Engine,
  wav: string,
  options: Omit<RecogniseOptions, 'language' | 'onProgress'>,
): Promise<string> {
  const args = ['-m', options.model, '-f', wav, '-l', 'auto', '-dl', '-t', String(options.threads)]
  const run = await runProgram(program, args, { signal: options.signal, limit: limitOf(options) })
  checkRun(run, options)
  const language = /auto-detected language:\s*([a-z]{2,3})\b/.exec(run.stderr)?.[1]
  if (!language) throw failed(run, 'the engine named no language')
  return language
}

function checkRun(run: Run, { model }: { model: string }) {
  if (run.timedOut) throw new PipelineError({ code: 'timed-out', detail: lastLines(run) }, { retry: true })
  if (run.code === 3) throw new PipelineError({ code: 'bad-model', detail: `${model}\n${lastLines(run)}` })
  if (run.killedBy === 'SIGILL') throw failed(run, 'the engine was built for another processor (SIGILL)')
  if (run.killedBy) throw failed(run, `the engine was ended by ${run.killedBy}`, { retry: true })
  if (run.code !== 0) throw failed(run, `the engine exits with ${run.code}`)
}

async function readCues(file: string, run: Run, { duration }: RecogniseOptions): Promise<Cue[]> {
  const bytes = await readFile(file).catch((cause) => {
    throw failed(run, 'the engine left no answer', { cause })
  })
  try {
    return readAnswer(bytes, { duration })
  } catch (cause) {
    throw failed(run, `the answer cannot be read: ${(cause as Error).message}`, { cause })
  }
}

/** The engine writes one line per window of 30 s, and may end beyond 100 %. */
function watchProgress(onProgress: RecogniseOptions['onProgress']) {
  let best = 0
  return (line: string) => {
    const percent = /progress =\s*(\d+)%/.exec(line)?.[1]
    if (percent === undefined || Number(percent) / 100 <= best) return
    best = Math.min(1, Number(percent) / 100)
    onProgress?.(best)
  }
}

function failed(run: Run, what: string, options: { cause?: unknown; retry?: boolean } = {}) {
  return new PipelineError({ code: 'recogniser-failed', detail: `${what}\n${lastLines(run)}` }, options)
}

const limitOf = ({ duration }: { duration: number }) => 30 * duration + 120
const lastLines = (run: Run) => run.stderr.trim().split('\n').slice(-8).join('\n')
