import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHub, SPEECH, type TestHub, until } from '../support/hub.ts'

let hub: TestHub
let folder: string

beforeAll(async () => {
  hub = await makeHub()
  await hub.start()
  folder = path.join(hub.dataDir, 'brought')
  mkdirSync(folder)
  await hub.json('show', 'add', '--slug', 'causeries', '--title', 'Les causeries', '--language', 'fr')
})
afterAll(() => hub?.close())

const write = (name: string, content: unknown) => {
  const file = path.join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

test('someone may sign in with the password that is printed once, and a program has a key', async () => {
  const added = await hub.json('user', 'add', 'Ada@Example.org', '--role', 'editor', '--show', 'causeries')
  expect(added).toMatchObject({ email: 'ada@example.org', role: 'editor', shows: ['causeries'] })
  const signedIn = await hub.get('/sign-in', {
    method: 'POST',
    headers: { Origin: hub.url },
    body: new URLSearchParams({ email: 'ada@example.org', password: added.password }),
  })
  expect(signedIn.headers.get('set-cookie')).toContain('causerie')
  const { users } = await hub.json('user', 'list')
  expect(users).toMatchObject([{ email: 'ada@example.org', disabledAt: null }])
  expect(JSON.stringify(users)).not.toMatch(/argon2|password/)
  expect((await hub.json('token', 'create', 'ada@example.org', '--name', 'essai')).token).toMatch(
    /^[\w-]{43}$/,
  )
})

test('a password may come from the standard input', async () => {
  const added = await typed(
    'un mot de passe\n',
    'user',
    'add',
    'eva@example.org',
    '--role',
    'reviewer',
    '--password-stdin',
  )
  expect(added).toMatchObject({ code: 0, stdout: 'eva@example.org may sign in (reviewer).\n' })
  const short = await typed(
    'court\n',
    'user',
    'add',
    'zoe@example.org',
    '--role',
    'reviewer',
    '--password-stdin',
  )
  expect(short).toMatchObject({ code: 1, stdout: '' })
})

test('mistakes are told in sentences, wrong usage with exit code 2', async () => {
  const wrong = [
    [2, 'user', 'add', 'ada@example.org', '--role', 'queen'],
    [2, 'user', 'add', 'ada@example.org'],
    [2, 'ingest', '--show', 'causeries'],
    [2, 'episode', 'add', '--show', 'causeries', '--title', 'A', '--season', 'un'],
    [1, 'user', 'add', 'ada@example.org', '--role', 'editor'],
    [1, 'user', 'add', 'nobody', '--role', 'editor'],
    [1, 'token', 'create', 'nobody@example.org'],
    [1, 'episode', 'add', '--show', 'causeries', '--title', 'A', '--starts', 'demain'],
    [1, 'episode', 'add', '--show', 'nothing', '--title', 'A'],
    [1, 'transcript', 'import', 'nothing', 'nothing.vtt'],
  ] as const
  await Promise.all(
    wrong.map(async ([code, ...words]) => {
      const answer = await hub.run(...words)
      expect(answer.code, words.join(' ')).toBe(code)
      expect(answer.stderr, words.join(' ')).toMatch(/\.|:/)
      expect(answer.stdout).toBe('')
    }),
  )
})

test('an episode is announced without a recording', async () => {
  const words = ['--season', '2', '--starts', '2030-06-01T18:30:00+02:00', '--place', 'Valcrène']
  const added = await hub.json('episode', 'add', '--show', 'causeries', '--title', 'La soirée', ...words)
  expect(added).toMatchObject({ slug: 'la-soiree', visibility: 'draft', recordings: [] })
})

test('several recordings come together with what is known of them, and given words are not recognised', async () => {
  const said =
    'WEBVTT\n\n00:00.500 --> 00:02.000\n<v Ada Lovel>Un texte zinzolin.\n\n00:03.000 --> x\nPerdu\n'
  write('un.vtt', said)
  const meta = write('soiree.json', {
    title: 'Deux capsules',
    summary: 'Un essai.',
    season: 2,
    ...{ numberLabel: 'Acte 2', explicit: true, license: 'CC-BY-4.0' },
    ...{ place: 'Valcrène', placeGeo: '46.2, 6.14', placeOsm: 'way 12' },
    topics: ['santé'],
    credits: [{ name: 'Ada Lovel', role: 'guest', affiliation: 'La Passerelle' }],
    recordings: [
      {
        file: path.join(SPEECH, 'clip-fr.opus'),
        title: 'La première',
        sort: 'capsule',
        transcript: { file: 'un.vtt', reviewed: true },
        chapters: [{ start: '0:01', title: 'Un chapitre', speakers: ['Ada Lovel'] }],
      },
      { file: 'clip-en.opus', title: 'The second', language: 'en' },
    ],
  })
  const file = path.join(SPEECH, 'clip-en.opus')
  const { episodes, warnings } = await hub.json(
    'ingest',
    file,
    '--show',
    'causeries',
    '--meta',
    meta,
    '--publish',
    '--wait',
  )
  const [{ recordings, visibility, url }] = episodes
  expect(visibility).toBe('public')
  expect(warnings).toEqual([expect.stringContaining('line 6, its times cannot be read')])
  expect(recordings.map(({ number, title }: any) => [number, title])).toEqual([
    [1, 'La première'],
    [2, 'The second'],
  ])
  const kinds = recordings.map(({ steps }: any) => steps.map(({ kind }: any) => kind))
  expect(kinds[0]).not.toContain('transcribe')
  expect(kinds[0]).toContain('tag')
  expect(kinds[1]).toContain('transcribe')
  const page = await (await hub.get(`${url}/1`)).text()
  for (const words of ['Un texte zinzolin.', 'Ada Lovel', 'Un chapitre']) expect(page).toContain(words)
  expect(await (await hub.get('/search?q=zinzolin')).text()).toContain('Deux capsules')
  const feed = await (await hub.get('/feeds/causeries.xml')).text()
  for (const words of ['display="Acte 2"', '>CC-BY-4.0<', 'geo="geo:46.2,6.14"', 'osm="W12"'])
    expect(feed).toContain(words)
})

test('files come together by themselves too', async () => {
  const files = ['clip-fr.opus', 'clip-en.opus'].map((name) => path.join(SPEECH, name))
  const { episodes } = await hub.json(
    'ingest',
    ...files,
    '--show',
    'causeries',
    '--together',
    '--title',
    'Ensemble',
  )
  expect(episodes).toHaveLength(1)
  expect(episodes[0].recordings.map(({ title }: any) => title)).toEqual(['clip-fr', 'clip-en'])
})

test('what is wrong in a file of facts is told by its field, and nothing is made', async () => {
  const meta = write('faux.json', { titel: 'A', season: 'un', credits: [{ role: 'queen' }] })
  const answer = await hub.run(
    'ingest',
    path.join(SPEECH, 'clip-fr.opus'),
    '--show',
    'causeries',
    '--meta',
    meta,
  )
  expect(answer.code).toBe(1)
  for (const words of ['no field titel', 'season:', 'credits.0.name:', 'credits.0.role:'])
    expect(answer.stderr).toContain(words)
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  expect(episodes).toHaveLength(3)
})

test('a transcript is brought to a recording that was heard, and the search knows it', async () => {
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  const { id, url } = episodes.find((one: any) => one.title === 'Deux capsules')
  const file = write('deux.vtt', 'WEBVTT\n\n00:00.500 --> 00:02.000\nA heliotrope sentence.\n')
  const taken = await hub.json('transcript', 'import', id, file, '--recording', '2', '--reviewed')
  expect(taken).toMatchObject({ cues: 1, language: 'en', unread: [] })
  await until(async () => (await (await hub.get(`${url}/2`)).text()).includes('heliotrope'), 10)
  expect((await hub.run('transcript', 'export', id, '--recording', '2')).stdout).toContain(
    'A heliotrope sentence.',
  )
})

test('what a transcript’s file lacks is told by line, and a text takes the times of the recognised words', async () => {
  const { episodes } = await hub.json('episode', 'list', '--show', 'causeries')
  const { id } = episodes.find((one: any) => one.title === 'Deux capsules')
  const srt = write(
    'un.srt',
    '1\n00:00:02,000 --> 00:00:01,000\nFaux.\n\n2\n00:00:03,000 --> 00:00:04,000\nJuste.\n',
  )
  const told = await hub.run('transcript', 'import', id, srt, '--recording', '2')
  expect(told.code).toBe(0)
  expect(told.stderr).toContain('line 2, ends before it begins: 00:00:02,000 --> 00:00:01,000 Faux.')
  const taken = await hub.json('transcript', 'import', id, srt, '--recording', '2')
  expect(taken).toMatchObject({ cues: 1, unread: [{ line: 2, reason: 'backwards' }] })
  const nothing = await hub.run(
    'transcript',
    'import',
    id,
    write('rien.vtt', 'WEBVTT\n\nperdu\n'),
    '--recording',
    '2',
  )
  expect([nothing.code, nothing.stderr]).toEqual([
    1,
    expect.stringContaining('line 3, text without times: perdu'),
  ])
  const alone = episodes.find((one: any) => one.title === 'Ensemble')
  const [first, second, third] = JSON.parse(readFileSync(path.join(SPEECH, 'clip-fr.json'), 'utf8'))
  const text = write(
    'texte.txt',
    `Camille Roy : ${first.text} ${second.text}\n\nJamais dit du tout.\n\nCamille Roy : ${third.text}\n`,
  )
  // Until the recording has been recognised, a text has no times.
  await until(async () => (await hub.run('transcript', 'import', alone.id, text)).code === 0, 120)
  const aligned = await hub.json('transcript', 'import', alone.id, text)
  expect(aligned).toMatchObject({
    cues: 3,
    unread: [{ line: 3, reason: 'no-place', excerpt: 'Jamais dit du tout.' }],
  })
  const { segments } = JSON.parse(
    (await hub.run('transcript', 'export', alone.id, '--format', 'json')).stdout,
  )
  for (const [at, { startTime, speaker }] of segments.entries()) {
    expect(speaker).toBe('Camille Roy')
    expect(Math.abs(startTime - [first, second, third][at].start)).toBeLessThan(0.6)
  }
  expect((await hub.run('transcript', 'export', alone.id, '--format', 'md')).stdout).toContain(
    `**Camille Roy**\u00a0: ${first.text}`,
  )
})

/** Runs a command that reads its standard input. */
function typed(input: string, ...words: string[]) {
  return new Promise<{ code: number | null; stdout: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: hub.dataDir, SITE_URL: hub.url }
    const child = spawn(process.execPath, ['build/server/commands.js', ...words], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let stdout = ''
    child.stdout.on('data', (bytes) => {
      stdout += bytes
    })
    child.on('close', (code) => resolve({ code, stdout }))
    child.stdin.end(input)
  })
}
