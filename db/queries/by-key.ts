/** Rows by their key, each key's in their order; none for a key that no row has. */
export function byKey<Key, Row extends { key: Key }>(rows: Row[]): (key: Key) => Row[] {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.key)
    if (group) group.push(row)
    else groups.set(row.key, [row])
  }
  return (key) => groups.get(key) ?? []
}
