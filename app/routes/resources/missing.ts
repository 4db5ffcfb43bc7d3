import { Problem, toResponse } from '../../http/problem.ts'

/** Runs a loader's question; a `Problem` becomes its answer for programs. */
export async function answering(ask: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Problem) return toResponse(error)
    throw error
  }
}
