/** A QuickTime file whose samples are said to lie in another file: the alias record of its data reference. */

const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'dinf']

/** `mov` with its data reference replaced by an alias to the absolute path `target`; `moov` must come after `mdat`. */
export function pointTo(mov: Buffer, target: string): Buffer {
  const dref = mov.indexOf('dref') - 4
  const old = mov.readUInt32BE(dref)
  const entry = aliasEntry(target)
  const box = Buffer.alloc(16)
  box.writeUInt32BE(16 + entry.length, 0)
  box.write('dref', 4, 'latin1')
  box.writeUInt32BE(1, 12)
  const out = Buffer.concat([mov.subarray(0, dref), box, entry, mov.subarray(dref + old)])
  for (const name of CONTAINERS) {
    const at = out.lastIndexOf(name, dref) - 4
    out.writeUInt32BE(out.readUInt32BE(at) + 16 + entry.length - old, at)
  }
  return out
}

/** Inside Macintosh: volume and file names, levels, then records of type 2 (the absolute path) and −1 (the end). */
function aliasEntry(target: string): Buffer {
  const file = target.slice(target.lastIndexOf('/') + 1)
  const fixed = Buffer.alloc(12 + 10 + 28 + 12 + 64 + 16 + 4 + 16)
  fixed.write('alis', 4, 'latin1')
  fixed.writeUInt8(file.length, 62)
  fixed.write(file, 63, 'latin1')
  fixed.writeInt16BE(1, 142)
  fixed.writeInt16BE(1, 144)
  const path = Buffer.from(target.length % 2 ? `${target}\0` : target, 'latin1')
  const record = Buffer.alloc(4)
  record.writeInt16BE(2, 0)
  record.writeUInt16BE(path.length, 2)
  const entry = Buffer.concat([fixed, record, path, Buffer.from([0xff, 0xff, 0, 0])])
  entry.writeUInt32BE(entry.length, 0)
  return entry
}
