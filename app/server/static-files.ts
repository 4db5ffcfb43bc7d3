/** Files served as they are: the build's own, whose names carry a hash, and those in `public/`. */
import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import send from 'send'
import { PROJECT_ROOT } from './project-root.ts'
import { sendMissing, sendText } from './send-text.ts'

const FOLDERS = {
  assets: { root: path.join(PROJECT_ROOT, 'build/client/assets'), immutable: true, maxAge: '365d' },
  public: { root: path.join(PROJECT_ROOT, 'public'), immutable: false, maxAge: '1h' },
}

/** Answers with a file of one of the two folders; `name` is decoded and may be anything. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: keyof typeof FOLDERS,
  name: string,
): Promise<void> {
  const address = `/${name.split('/').map(encodeURIComponent).join('/')}`
  return new Promise((resolve) => {
    response.once('close', resolve)
    send(request, address, { ...FOLDERS[folder], index: false, dotfiles: 'deny' })
      .on('error', (error: { status?: number }) => refuse(response, error.status))
      .on('directory', () => sendMissing(response))
      .pipe(response)
  })
}

let names: ReadonlySet<string> | null = null

/** Whether `public/` had such a file when first asked. */
export function isPublicFile(name: string): boolean {
  names ??= new Set(
    readdirSync(FOLDERS.public.root, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => entry.name),
  )
  return names.has(name)
}

/** Conditions and ranges that do not hold keep their status; whatever else is wrong with a name, there is no such file. */
function refuse(response: ServerResponse, status: number | undefined) {
  if (response.headersSent) return void response.destroy()
  if (status === 412) return sendText(response, status, 'changed')
  if (status === 416) return sendText(response, status, 'no such range')
  sendMissing(response)
}
