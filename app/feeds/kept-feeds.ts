/** Feeds as they were written last: a version that is known is answered without reading one episode. */

export interface KeptFeed {
  xml: string
  /** UTC ISO string: the last change of the bytes, as far as this process saw them. */
  changedAt: string
}

export interface Version {
  version: number
  changedAt: string
}

/**
 * Keeps feeds by name, the least used first to go beyond `mostBytes` of text. `render` writes the bytes of the given
 * version with a date of change; where a new version changed nothing that a feed shows, bytes and date stay the old ones.
 */
export function keepFeeds(mostBytes: number) {
  const kept = new Map<string, KeptFeed & Version>()
  return (name: string, now: Version, render: () => (changedAt: string) => string): KeptFeed => {
    const before = kept.get(name)
    const feed =
      before?.version === now.version ? before : { ...next(before, now, render()), version: now.version }
    kept.delete(name)
    kept.set(name, feed)
    dropOldest(kept, mostBytes)
    return feed
  }
}

function next(before: KeptFeed | undefined, now: Version, write: (changedAt: string) => string): KeptFeed {
  if (before && write(before.changedAt) === before.xml)
    return { xml: before.xml, changedAt: before.changedAt }
  return { xml: write(now.changedAt), changedAt: now.changedAt }
}

function dropOldest(kept: Map<string, KeptFeed>, mostBytes: number) {
  let bytes = 0
  for (const { xml } of kept.values()) bytes += xml.length * 2
  for (const [name, { xml }] of kept) {
    if (bytes <= mostBytes || kept.size === 1) return
    bytes -= xml.length * 2
    kept.delete(name)
  }
}
