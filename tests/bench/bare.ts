/** The commands that one would type for the same results: analyse, encode, recognise, tag. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { engineOn } from './commands.ts'
import type { Engine } from './engines.ts'
import { type Command, measure } from './measure.ts'
import { workFolder } from './places.ts'

/** In order. Renditions of the picture only where the file has one. */
export async function bareCommands(
  file: string,
  engine: Engine,
  { hasPicture }: { hasPicture: boolean },
): Promise<Command[]> {
  const folder = workFolder('bare')
  const to = (name: string) => path.join(folder, name)
  const analyse = analysing(file, to('speech.wav'))
  const level = await levelOf(analyse)
  writeFileSync(to('tags.txt'), TAGS)
  return [
    analyse,
    encoding(file, level, to),
    ...(hasPicture ? [filming(file, level, to), posing(file, to('poster.jpg'))] : []),
    engineOn(engine, to('speech.wav'), 'fr'),
    tagging(to('sound.mp3'), to('tags.txt'), to('tagged.mp3')),
    tagging(to('light.mp3'), to('tags.txt'), to('light-tagged.mp3')),
    tagging(to('sound.opus'), to('tags.txt'), to('tagged.opus')),
    ...(hasPicture ? ['720', '360'] : []).map((name) =>
      tagging(to(`${name}.mp4`), to('tags.txt'), to(`${name}-tagged.mp4`), ['-movflags', '+faststart']),
    ),
  ]
}

const FFMPEG = ['ffmpeg', '-nostdin', '-hide_banner', '-nostats', '-y']

const analysing = (file: string, wav: string): Command => [
  ...[...FFMPEG, '-i', file, '-filter_complex'],
  '[0:a:0]asplit=2[a][b];[a]ebur128=peak=true:framelog=verbose,silencedetect=n=-38dB:d=0.3[n];' +
    '[b]aresample=16000,aformat=sample_fmts=s16:channel_layouts=mono[w]',
  ...['-map', '[n]', '-f', 'null', '-', '-map', '[w]', '-c:a', 'pcm_s16le', wav],
]

/** What one reads off the analysis: the gain to −16 LUFS. */
async function levelOf(analyse: Command): Promise<string> {
  const { stdout } = await measure(['bash', '-c', '"$@" 2>&1', 'bash', ...analyse])
  const loudness = Number([...stdout.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1])
  return `volume=${(-16 - loudness).toFixed(2)}dB,alimiter=limit=0.79:level=false`
}

const encoding = (file: string, level: string, to: (name: string) => string): Command => [
  ...[...FFMPEG, '-i', file, '-filter_complex'],
  `[0:a:0]${level},asplit=3[m][o][l];[o]aformat=channel_layouts=mono[o2];[l]aformat=channel_layouts=mono[l2]`,
  ...[
    '-map',
    '[m]',
    '-c:a',
    'libmp3lame',
    '-b:a',
    '128k',
    '-ar',
    '44100',
    '-id3v2_version',
    '3',
    to('sound.mp3'),
  ],
  ...['-map', '[o2]', '-c:a', 'libopus', '-b:a', '48k', '-application', 'voip', to('sound.opus')],
  ...['-map', '[l2]', '-c:a', 'libmp3lame', '-b:a', '32k', '-ar', '22050', to('light.mp3')],
]

function filming(file: string, level: string, to: (name: string) => string): Command {
  const one = (picture: string, sound: string, name: string) => [
    ...[
      '-map',
      picture,
      '-map',
      sound,
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '23',
      '-pix_fmt',
      'yuv420p',
    ],
    ...[
      '-profile:v',
      'high',
      '-g',
      '100',
      '-keyint_min',
      '25',
      '-c:a',
      'aac',
      '-aac_coder',
      'fast',
      '-b:a',
      '96k',
    ],
    ...['-movflags', '+faststart', to(name)],
  ]
  const graph =
    "[0:v:0]split=2[a][b];[a]scale=-2:'min(720,ih)'[x];[b]scale=-2:'min(360,ih)'[y];" +
    `[0:a:0]${level},asplit=2[s][t]`
  return [
    ...[...FFMPEG, '-threads', '2', '-i', file, '-filter_complex', graph],
    ...[...one('[x]', '[s]', '720.mp4'), ...one('[y]', '[t]', '360.mp4')],
  ]
}

const posing = (file: string, picture: string): Command => [
  ...[...FFMPEG, '-i', file, '-vf', 'thumbnail=100,scale=1280:-2', '-frames:v', '1', picture],
]

const TAGS =
  ';FFMETADATA1\ntitle=Essai\nalbum=Causeries\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=60000\ntitle=Introduction\n'

const tagging = (file: string, tags: string, tagged: string, options: string[] = []): Command => [
  ...[
    ...FFMPEG,
    '-i',
    file,
    '-f',
    'ffmetadata',
    '-i',
    tags,
    '-map',
    '0',
    '-map_metadata',
    '1',
    '-map_chapters',
    '1',
  ],
  ...['-c', 'copy', ...(tagged.endsWith('.mp3') ? ['-id3v2_version', '3'] : options), tagged],
]
