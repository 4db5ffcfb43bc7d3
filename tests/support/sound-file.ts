/** A sound file that grows: samples go straight to ffmpeg, so that an hour of it needs no memory. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** espeak-ng's rate; samples are 16 bits, mono. */
const RATE = 22_050
const FORMATS: Record<string, string[]> = {
  '.mp3': ['-c:a', 'libmp3lame', '-b:a', '48k', '-ar', '44100', '-compression_level', '9'],
  '.opus': ['-c:a', 'libopus', '-b:a', '32k', '-application', 'voip'],
  '.wav': ['-c:a', 'pcm_s16le'],
}

export interface SoundFile {
  /** What is written so far. */
  seconds(): number
  /** Both resolve with the time, in seconds, that is reached. */
  write(samples: Buffer): Promise<number>
  silence(seconds: number): Promise<number>
  /** Resolves when the file is whole; rejects with ffmpeg's words where it is not. */
  close(): Promise<void>
}

export function openSoundFile(file: string): SoundFile {
  const options = FORMATS[path.extname(file)]
  if (!options) throw new Error(`${file} must end with ${Object.keys(FORMATS).join(', ')}`)
  const input = ['-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', 'pipe:0']
  const args = ['-v', 'error', ...input, ...options, '-bitexact', '-y', path.resolve(file)]
  const child = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  // What went wrong is told by the exit code, not by the broken pipe.
  child.stdin.on('error', () => {})
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg: ${said.trim()}`))))
  })
  ended.catch(() => {})
  let samples = 0

  async function write(bytes: Buffer) {
    samples += bytes.length / 2
    if (!child.stdin.write(bytes)) await Promise.race([once(child.stdin, 'drain'), ended])
    return seconds()
  }
  const seconds = () => samples / RATE

  return {
    seconds,
    write,
    silence: (length) => write(Buffer.alloc(Math.round(length * RATE) * 2)),
    close: () => {
      child.stdin.end()
      return ended
    },
  }
}
