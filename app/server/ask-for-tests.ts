/** A real server on a free port, and requests that leave the address as it is written. For the tests beside this file. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Answered {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

export interface Question {
  method?: string | undefined
  headers?: Record<string, string | undefined> | undefined
}

export interface Asked {
  port: number
  ask(path: string, question?: Question): Promise<Answered>
  close(): Promise<void>
}

/** What `listener` rejects with goes to `onError`; the answer is then a 500, as in the hub. */
export async function listen(
  listener: (request: http.IncomingMessage, response: http.ServerResponse) => unknown,
  onError: (error: unknown) => void = (error) => console.error(error),
): Promise<Asked> {
  const server = http.createServer(async (request, response) => {
    try {
      await listener(request, response)
    } catch (error) {
      onError(error)
      if (!response.headersSent) response.statusCode = 500
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    ask: (path, question = {}) => ask(port, path, question),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function ask(port: number, path: string, { method = 'GET', headers = {} }: Question) {
  return new Promise<Answered>((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, path, agent: false, method, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      },
    )
    request.once('error', reject)
    request.end()
  })
}
