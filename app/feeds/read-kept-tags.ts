import { z } from 'zod'
import type { KeptTag } from './feed.ts'

const Tag: z.ZodType<KeptTag> = z.lazy(() =>
  z.object({
    name: z.string(),
    attributes: z.record(z.string(), z.string()).optional(),
    text: z.string().optional(),
    children: z.array(Tag).optional(),
  }),
) as z.ZodType<KeptTag>

/** The tags of an imported feed as the catalogue keeps them; what cannot be read is no tag. */
export function readKeptTags(kept: string | null): KeptTag[] {
  if (kept === null) return []
  try {
    const read = z.array(Tag).safeParse(JSON.parse(kept))
    return read.success ? read.data : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
