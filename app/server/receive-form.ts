/** The plain form with recordings: its files go to the disk as they come, its fields into memory, a little of them. */
import { rm } from 'node:fs/promises'
import { type UploadHandlerPart, unstable_parseMultipartFormData } from '@remix-run/node'
import type { Account } from '#db/queries/accounts.ts'
import { addUpload } from '#db/queries/uploads.ts'
import { type Answer, type MistakeCode, type Refusal, refuse } from '../catalogue/answers.ts'
import { newUploadId } from '../catalogue/new-ids.ts'
import type { Locale } from '../locales/index.ts'
import { finishUpload } from './finish-upload.ts'
import { isFull, pathOfUpload, receive, TooLarge, toKept } from './receive-file.ts'
import { checkLimits, findRoom, type UploadHub, UploadRefusal } from './upload-limits.ts'
import { readTarget } from './upload-target.ts'

/** Text of a form with recordings, all its fields together. */
const MOST_TEXT = 100_000

interface ReceivedFile {
  id: string
  fileName: string
  hash: string
  size: number
}

/** What a posted form held. The files wait on the disk until `submitFiles` takes them or `forgetFiles` removes them. */
export interface ReceivedForm {
  typed: Record<string, string>
  files: ReceivedFile[]
  refusal: Refusal | null
}

/** Receives a multipart form; what is too large, or finds no room, is refused before its bytes are taken where they are announced. */
export async function receiveForm(
  hub: UploadHub,
  request: Request,
  sender: { userId: number; locale: Locale },
): Promise<ReceivedForm> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? ''))
    throw new Response(null, { status: 400 })
  const form: ReceivedForm = { typed: {}, files: [], refusal: null }
  try {
    const announced = request.headers.get('content-length')
    // Every browser says it; without it, any number of bytes could come.
    if (announced === null) throw new TooLarge('the form does not say how long it is')
    await checkLimits(hub, { ...sender, size: Math.max(1, Number(announced)) })
    let text = 0
    await unstable_parseMultipartFormData(request, async (part) => {
      if (part.filename === undefined) form.typed[part.name] = await readText(part, MOST_TEXT - text)
      else if (part.filename === '') await drain(part)
      else form.files.push(await receiveFile(hub, part, request.signal))
      text += part.name.length + (form.typed[part.name]?.length ?? 0)
      if (text > MOST_TEXT) throw new TooLarge('the fields of a form are too long')
      return undefined
    })
    if (form.files.some((file) => file.size === 0)) form.refusal = refuse('file', 'empty-file')
  } catch (error) {
    form.refusal = refuse('file', codeOf(error))
  }
  if (form.refusal) await forgetFiles(hub, form)
  return form
}

/** What a file's upload says besides, such as its title; `first` is the episode that the first of them went to. */
export type Words = (fileName: string, first: string | null) => Record<string, string>

/** Makes a recording of each file; the public ids of the episodes. Stops at the first that is refused. */
export async function submitFiles(
  hub: UploadHub,
  account: Account,
  files: ReceivedFile[],
  words: Words,
): Promise<Answer<string[]>> {
  const episodes: string[] = []
  for (const { id, fileName, hash, size } of files) {
    const wanted = readTarget(hub.db, account, {
      ...words(fileName, episodes[0] ?? null),
      filename: fileName,
    })
    if (!wanted) return refuse('file', 'wrong')
    const kept = toKept({ hash, size }, wanted.target.becomes)
    const target = JSON.stringify({ ...wanted.target, kept })
    addUpload(hub.db, { id, userId: account.id, target, fileName: wanted.fileName, size })
    const answer = await finishUpload(hub, id)
    if (!answer.ok) return answer
    episodes.push(answer.value)
  }
  return { ok: true, value: episodes }
}

/** Removes the files that did not become anything. */
export async function forgetFiles(hub: UploadHub, form: ReceivedForm) {
  for (const { id } of form.files.splice(0)) await rm(pathOfUpload(hub, id), { force: true })
}

async function receiveFile(
  hub: UploadHub,
  part: UploadHandlerPart,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const id = newUploadId()
  // Others may have taken the room since this form was let in.
  const most = await findRoom(hub)
  if (most === 0) throw new UploadRefusal(507, '')
  return {
    id,
    fileName: part.filename!,
    ...(await receive(part.data, pathOfUpload(hub, id), { most, signal })),
  }
}

async function readText({ data }: UploadHandlerPart, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of data) {
    size += chunk.length
    if (size > most) throw new TooLarge('the fields of a form are too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8').replaceAll('\r\n', '\n')
}

async function drain({ data }: UploadHandlerPart) {
  for await (const _ of data);
}

const CODES: Record<number, MistakeCode> = { 413: 'too-large', 429: 'too-many-uploads', 507: 'no-room' }

function codeOf(error: unknown): MistakeCode {
  if (error instanceof UploadRefusal) return CODES[error.status_code] ?? 'wrong'
  if (error instanceof TooLarge) return 'too-large'
  if (isFull(error)) return 'no-room'
  throw error
}
