/** Recordings as people upload them, made anew each time: a talk of any length as M4A, and one with a picture. */
import path from 'node:path'
import { synthesise } from '../support/synthesise.ts'
import { type Command, measure } from './measure.ts'
import { workFolder } from './places.ts'

const FFMPEG = ['ffmpeg', '-nostdin', '-v', 'error', '-y']
const SOUND = ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '128k', '-ar', '48000', '-ac', '2']

/** 48 kHz stereo AAC of spoken French. */
export async function makeTalk(minutes: number): Promise<string> {
  const wav = path.join(workFolder('media'), `talk-${minutes}.wav`)
  await synthesise(wav, { minutes, parts: 5 })
  return made(`talk-${minutes}.m4a`, ['-i', wav, ...SOUND])
}

/** Two minutes of 1080 lines: four still slides, then a picture that moves and has a camera's noise. */
export async function makeFilm(): Promise<string> {
  const talk = await makeTalk(2)
  const slides = ['smptehdbars', 'rgbtestsrc', 'pal100bars', 'yuvtestsrc'].map(
    (name) => `${name}=${SIZE}:d=15`,
  )
  const pictures = [...slides, `testsrc2=${SIZE}:d=60,noise=alls=12:allf=t`]
  const graph = [
    ...pictures.map((picture, at) => `${picture},format=yuv420p,setsar=1[p${at}]`),
    `${pictures.map((_, at) => `[p${at}]`).join('')}concat=n=${pictures.length}[p]`,
  ].join(';')
  const picture = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-b:v',
    '12M',
    '-maxrate',
    '20M',
    '-bufsize',
    '40M',
  ]
  return made('film.mp4', [
    ...['-i', talk, '-filter_complex', graph, '-map', '[p]', '-map', '0:a', '-t', '120'],
    ...[...picture, '-g', '50', '-c:a', 'copy', '-movflags', '+faststart'],
  ])
}

const SIZE = 's=1920x1080:r=25'

async function made(name: string, options: Command): Promise<string> {
  const file = path.join(workFolder('media'), name)
  await measure([...FFMPEG, ...options, file])
  return file
}
