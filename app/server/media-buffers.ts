/** Buffers that are lent again and again: a fresh one costs more than reading into it. */

const SIZES = [64 * 1024, 256 * 1024]
/** Of each size; what is given back beyond that is let go. */
const MOST = 64

const free = new Map<number, Buffer[]>(SIZES.map((size) => [size, []]))

/** At least `length` bytes, which hold anything. */
export function takeBuffer(length: number): Buffer {
  const size = SIZES.find((one) => length <= one)
  return (size && free.get(size)!.pop()) || Buffer.allocUnsafeSlow(size ?? length)
}

/** Only what nobody reads any more, the network neither. */
export function giveBuffer(buffer: Buffer) {
  const held = free.get(buffer.length)
  if (held && held.length < MOST) held.push(buffer)
}
