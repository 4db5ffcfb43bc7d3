/** The site's one error class: what a person asked for cannot be had, with the status that says so. */
export const PROBLEMS = {
  missing: 404,
  'not-allowed': 405,
  'wrong-origin': 403,
  'too-large': 413,
} as const
export type ProblemCode = keyof typeof PROBLEMS

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  constructor(code: ProblemCode, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'Problem'
    this.code = code
    this.status = PROBLEMS[code]
  }
}

/** The answer for programs. The same for what is not there and what may not be seen. */
export function toResponse(problem: Problem): Response {
  return new Response(`${problem.code}\n`, {
    status: problem.status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
