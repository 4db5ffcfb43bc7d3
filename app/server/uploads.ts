/** Uploads by the tus protocol at /api/v1/uploads: resumable, each its owner's alone, never to be read back. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'
import type { Account } from '#db/queries/accounts.ts'
import { addUpload, findUpload, removeUpload, type UploadRow } from '#db/queries/uploads.ts'
import { findAccount, findProgram } from '../access/sign-in.ts'
import { studioPath } from '../addresses.ts'
import { newUploadId } from '../catalogue/new-ids.ts'
import { LOCALES, type Locale, localeOf } from '../locales/index.ts'
import { STUDIO_WORDS } from '../locales/studio.ts'
import { episodeOf, finishUpload, isWhole } from './finish-upload.ts'
import { pathOfUpload } from './receive-file.ts'
import { sendMissing, sendText } from './send-text.ts'
import { EXPIRES_AFTER } from './sweep-uploads.ts'
import { checkLimits, findRoom, type UploadHub, UploadRefusal } from './upload-limits.ts'
import { mayGoOn, readTarget } from './upload-target.ts'

export const UPLOADS = '/api/v1/uploads'
/** Where a finished upload's producer goes next: in the answer that ends it, and to every HEAD after. */
export const WAY_ON = 'Causerie-Episode'
const ID = /^[0-9a-f]{32}$/
const MOST_METADATA = 8_192

/** Who sends, in which language; by the request, for the hooks of the tus server. */
const senders = new WeakMap<IncomingMessage, Sender>()
interface Sender {
  account: Account
  locale: Locale
}

/** POST makes an upload. */
export async function createUpload(request: IncomingMessage, response: ServerResponse, hub: UploadHub) {
  const sender = await findSender(request, hub)
  if (request.method !== 'OPTIONS') {
    const words = STUDIO_WORDS[sender.locale].uploads.refused
    if (!isKnown(sender)) return sendText(response, 401, words.signIn)
    if (String(request.headers['upload-metadata'] ?? '').length > MOST_METADATA)
      return sendText(response, 400, words.metadata)
    if (
      !/^\d{1,15}$/.test(String(request.headers['upload-length'] ?? '')) ||
      'upload-concat' in request.headers
    )
      return sendText(response, 400, words.length)
    senders.set(request, sender)
  }
  await serverFor(hub).handle(request, response)
}

/** HEAD, PATCH and DELETE of one upload. Another account's is as if there were none. */
export async function goOnWithUpload(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  hub: UploadHub,
) {
  const sender = await findSender(request, hub)
  const words = STUDIO_WORDS[sender.locale].uploads.refused
  if (!isKnown(sender)) return sendText(response, 401, words.signIn)
  const upload = ID.test(id) ? findUpload(hub.db, { id }) : null
  if (upload?.userId !== sender.account.id || !mayGoOn(hub.db, sender.account, upload.target))
    return sendMissing(response)
  if (upload.recording) return sendFinished(request, response, upload, hub)
  if (request.method === 'HEAD' && (await isWhole(hub, upload))) {
    // All of it is here, and its end was cut off: it ends now.
    const answer = await finishUpload(hub, id)
    if (!answer.ok) return sendText(response, 422, words.noTarget)
    return sendFinished(request, response, findUpload(hub.db, { id })!, hub)
  }
  senders.set(request, sender)
  await serverFor(hub).handle(request, response)
  if (request.method === 'DELETE' && response.statusCode === 204) removeUpload(hub.db, { id })
}

/** A finished upload stays finished, whatever is sent to it. */
function sendFinished(
  { method }: IncomingMessage,
  response: ServerResponse,
  upload: UploadRow,
  hub: UploadHub,
) {
  if (method === 'DELETE') return sendMissing(response)
  const episode = episodeOf(hub, upload)
  const headers = {
    'Tus-Resumable': '1.0.0',
    'Upload-Offset': upload.size,
    'Upload-Length': upload.size,
    'Cache-Control': 'no-store',
    ...(episode ? { [WAY_ON]: studioPath('episodes', episode) } : {}),
  }
  response.writeHead(method === 'HEAD' ? 200 : 409, headers).end()
}

const servers = new WeakMap<object, Server>()

function serverFor(hub: UploadHub): Server {
  const known = servers.get(hub.db)
  if (known) return known
  const store = new FileStore({
    directory: pathOfUpload(hub, ''),
    expirationPeriodInMilliseconds: EXPIRES_AFTER,
  })
  // What is not offered: a length that is said later.
  store.extensions = store.extensions.filter((one) => one !== 'creation-defer-length')
  const server = new Server({
    path: UPLOADS,
    datastore: store,
    relativeLocation: true,
    // A new upload is refused in words that say how much may come.
    maxSize: ({ method }) => (method === 'POST' ? 0 : hub.config.uploadMaxBytes),
    allowedOrigins: [new URL(hub.config.siteUrl).origin],
    exposedHeaders: [WAY_ON],
    disableTerminationForFinishedUploads: true,
    namingFunction: newUploadId,
    onUploadCreate: async (request, upload) => {
      await begin(
        hub,
        senderOf(request),
        { id: upload.id, size: upload.size ?? Number.NaN },
        upload.metadata ?? {},
      )
      return {}
    },
    onUploadFinish: async (request, { id }) => {
      const answer = await finishUpload(hub, id)
      if (!answer.ok) throw new UploadRefusal(422, wordsFor(request).noTarget)
      return { headers: { [WAY_ON]: studioPath('episodes', answer.value) } }
    },
    onResponseError: (request, error) => refusalOf(hub, request, error),
  })
  servers.set(hub.db, server)
  return server
}

type TusRequest = Parameters<NonNullable<Server['options']['onUploadFinish']>>[0]

const senderOf = (request: TusRequest) => senders.get(request.runtime!.node!.req as IncomingMessage)!
const wordsFor = (request: TusRequest) => STUDIO_WORDS[senderOf(request)?.locale ?? 'fr'].uploads.refused

/** Refused, or noted with its owner and where it goes. */
async function begin(
  hub: UploadHub,
  { account, locale }: Sender,
  { id, size }: { id: string; size: number },
  metadata: Record<string, string | null>,
) {
  const wanted = readTarget(hub.db, account, metadata)
  if (!wanted) throw new UploadRefusal(404, STUDIO_WORDS[locale].uploads.refused.noTarget)
  if (size === 0) throw new UploadRefusal(400, STUDIO_WORDS[locale].uploads.refused.empty)
  const { target, fileName } = wanted
  await inTurn(hub, async () => {
    await checkLimits(hub, { size, userId: account.id, locale })
    addUpload(hub.db, { id, userId: account.id, target: JSON.stringify(target), fileName, size })
  })
}

const turns = new WeakMap<object, Promise<unknown>>()

/** One after the other: of many at once, each is counted before the next is judged. */
function inTurn(hub: UploadHub, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(hub.db) ?? Promise.resolve()).then(work, work)
  turns.set(hub.db, turn)
  return turn
}

/** The tus server's refusals in words; what failed for lack of room says so. */
async function refusalOf(
  hub: UploadHub,
  request: TusRequest,
  error: Error | { status_code: number; body: string },
) {
  if (error instanceof UploadRefusal) return error
  const words = wordsFor(request)
  const status = 'status_code' in error ? error.status_code : 500
  const known: Record<number, string> = {
    404: words.gone,
    409: words.offset,
    410: words.gone,
    413: words.beyond,
    400: words.length,
  }
  if (status < 500) return { status_code: status, body: known[status] ?? words.broken }
  const body = (await findRoom(hub)) === 0 ? words.full : words.broken
  if (body === words.broken) console.error(error)
  return { status_code: body === words.full ? 507 : 500, body }
}

/** Whose request it is: a page's by its cookie, a program's by its token. */
async function findSender({ headers }: IncomingMessage, { db, config }: UploadHub) {
  const program = headers.authorization ? findProgram(db, headers.authorization) : null
  const account = headers.authorization ? program : await findAccount(db, config, headers.cookie ?? null)
  return { account, locale: languageOf(headers['accept-language']) ?? config.locale }
}

const isKnown = (sender: { account: Account | null }): sender is Sender => sender.account !== null

/** The first language of the header that we speak. */
function languageOf(header: string | undefined): Locale | null {
  const tags = (header ?? '').split(',').map((one) => one.split(';')[0]!.trim().toLowerCase())
  const found = tags.find((tag) => LOCALES.some((locale) => tag === locale || tag.startsWith(`${locale}-`)))
  return found ? localeOf(found) : null
}
