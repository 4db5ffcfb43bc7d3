/** Drawn pictures: made at the first request, one at a time, and kept in storage under what they say. */
import { ObjectNotFound, PipelineError, type Storage } from '#media-pipeline'
import { CARD } from '../covers/card-size.ts'
import { type CoverWords, drawCover, drawnKey } from '../covers/drawn-cover.ts'
import { inTurn } from '../covers/in-turn.ts'
import { paint, toOverlay } from '../covers/pixels.ts'
import { renderSvg } from '../covers/render-svg.ts'
import { type CardWords, COVER_PLACE, cardKey, drawCard } from '../covers/share-card.ts'

/** What directories ask for; pixels of a side. */
const LARGEST = 3000

const oneAtATime = inTurn()
const underWay = new Map<string, Promise<Buffer>>()

/** A drawn cover as JPEG; `side` in pixels, the largest where left out. */
export function makeCover(storage: Storage, words: CoverWords, side = LARGEST): Promise<Buffer> {
  return kept(storage, `covers/drawn/${drawnKey(words)}-${side}.jpg`, async () =>
    paint(await renderSvg(drawCover(words), side)),
  )
}

/** A share card as JPEG. */
export function makeCard(storage: Storage, words: CardWords): Promise<Buffer> {
  return kept(storage, `covers/cards/${cardKey(words)}.jpg`, async () => {
    const input = words.cover ? await readCover(storage, words.cover) : null
    const card = await renderSvg(drawCard(input ? words : { ...words, cover: null }), CARD.width)
    return paint(card, input && { input, left: COVER_PLACE.left, top: COVER_PLACE.top })
  })
}

/** A cover whose bytes are gone, or cannot be read, leaves its place to the pattern. */
async function readCover(storage: Storage, key: string): Promise<Buffer | null> {
  const bytes = await readIfThere(storage, key)
  if (!bytes) return null
  try {
    return await toOverlay(bytes, COVER_PLACE.side)
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error
    console.error(error)
    return null
  }
}

/** Whoever asks for one that is being made waits for the same. */
function kept(storage: Storage, key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const making = underWay.get(key) ?? readOrMake(storage, key, make).finally(() => underWay.delete(key))
  underWay.set(key, making)
  return making
}

async function readOrMake(storage: Storage, key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const there = await readIfThere(storage, key)
  if (there) return there
  return oneAtATime(async () => {
    const bytes = await make()
    await storage.write(key, bytes)
    return bytes
  })
}

async function readIfThere(storage: Storage, key: string): Promise<Buffer | null> {
  try {
    return await storage.read(key)
  } catch (error) {
    if (error instanceof ObjectNotFound) return null
    throw error
  }
}
