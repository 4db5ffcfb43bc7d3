/** Asks an address as an app does: no decoding, no redirect followed unless one says so. */
import http from 'node:http'
import https from 'node:https'

export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
  /** Where the answer came from, after `redirects`. */
  url: string
  /** Status of each redirect on the way. */
  redirects: number[]
}

export interface Question {
  method?: 'GET' | 'HEAD'
  headers?: Record<string, string>
}

const MOST_REDIRECTS = 20

/** One question, one answer. */
export function askOnce(url: string, { method = 'GET', headers = {} }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const client = url.startsWith('https:') ? https : http
    const request = client.request(url, { method, headers, timeout: 30_000 }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({
          status: answer.statusCode!,
          headers: answer.headers,
          body: Buffer.concat(parts),
          url,
          redirects: [],
        }),
      )
    })
    request.once('timeout', () => request.destroy(new Error(`no answer from ${url} in 30 s`)))
    request.once('error', (cause) => reject(new Error(`${method} ${url}`, { cause })))
    request.end()
  })
}

/** Follows redirects. */
export async function ask(url: string, question: Question = {}): Promise<Answer> {
  const redirects: number[] = []
  let answer = await askOnce(url, question)
  while (
    answer.status >= 300 &&
    answer.status < 400 &&
    answer.headers.location &&
    redirects.length < MOST_REDIRECTS
  ) {
    redirects.push(answer.status)
    answer = await askOnce(new URL(answer.headers.location, answer.url).href, question)
  }
  return { ...answer, redirects }
}
