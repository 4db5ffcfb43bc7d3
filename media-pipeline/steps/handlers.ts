import { analyse } from './analyse.ts'
import { chapters } from './chapters.ts'
import { encode } from './encode.ts'
import { detect, hear } from './hear.ts'
import { probe } from './probe.ts'
import { tag } from './tag.ts'
import type { StepHandlers } from './tools.ts'
import { transcribe } from './transcribe.ts'

/** Every kind of step; the compiler asks for a missing one. */
export const HANDLERS: StepHandlers = { probe, analyse, encode, detect, hear, transcribe, chapters, tag }
