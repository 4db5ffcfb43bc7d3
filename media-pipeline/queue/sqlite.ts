/** A queue in a SQLite file of its own, shared by the hub and every worker on this machine. */
import Database from 'better-sqlite3'
import type { Lent, Message, Queue, Topic } from './queue.ts'

const SCHEMA = `
create table if not exists messages (
  topic text not null,
  id text not null,
  body text not null,
  priority integer not null,
  not_before integer not null,
  sequence integer primary key autoincrement,
  delivery integer not null default 0,
  worker text,
  lease_until integer,
  unique (topic, id)
);
create index if not exists messages_due on messages (topic, priority desc, sequence) where worker is null;
create index if not exists messages_lent on messages (lease_until) where worker is not null;
`

// Due and expired are two statements: one query with OR cannot use the index and is an order of magnitude slower.
const EXPIRE = `update messages set worker = null, lease_until = null where worker is not null and lease_until <= ?`
const TAKE = `update messages set worker = @worker, lease_until = @until, delivery = delivery + 1
  where sequence = (
    select sequence from messages where topic = @topic and worker is null and not_before <= @now
    order by priority desc, sequence limit 1)
  returning topic, id, body, sequence, delivery`

interface Row {
  topic: Topic
  id: string
  body: string
  sequence: number
  delivery: number
}

/** Opens or makes the file. The hub sends again what is unfinished, so the last moments before a power cut may be lost. */
export function sqliteQueue(file: string): Queue {
  const sqlite = new Database(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.exec(SCHEMA)
  const send = sqlite.prepare(
    `insert into messages (topic, id, body, priority, not_before) values (?, ?, ?, ?, ?) on conflict do nothing`,
  )
  const expire = sqlite.prepare(EXPIRE)
  const take = sqlite.prepare(TAKE)
  const held = `where sequence = @sequence and delivery = @delivery and worker is not null and lease_until > @now`
  const prolong = sqlite.prepare(`update messages set lease_until = @until ${held}`)
  const finish = sqlite.prepare(`delete from messages ${held}`)
  const giveBack = sqlite.prepare(
    `update messages set worker = null, lease_until = null, not_before = @notBefore ${held}`,
  )
  const decline = sqlite.prepare(
    `update messages set worker = null, lease_until = null, not_before = @notBefore, delivery = delivery - 1 ${held}`,
  )
  const cancel = sqlite.prepare(`delete from messages where topic = ? and id = ?`)
  const release = sqlite.prepare(`update messages set worker = null, lease_until = null where worker = ?`)
  const count = sqlite.prepare(`select count(*) from messages where topic = ?`).pluck()

  function lend(row: Row, lease: number): Lent {
    const which = () => ({ sequence: row.sequence, delivery: row.delivery, now: Date.now() })
    return {
      id: row.id,
      body: JSON.parse(row.body),
      delivery: row.delivery,
      heartbeat: async () => prolong.run({ ...which(), until: Date.now() + lease * 1_000 }).changes > 0,
      finish: async () => finish.run(which()).changes > 0,
      giveBack: async (notBefore = 0) => void giveBack.run({ ...which(), notBefore }),
      decline: async (notBefore = 0) => void decline.run({ ...which(), notBefore }),
    }
  }

  return {
    async send(topic: Topic, { id, body, priority = 0, notBefore = 0 }: Message) {
      send.run(topic, id, JSON.stringify(body), priority, notBefore)
    },
    async take(topic, { worker, lease }) {
      const now = Date.now()
      expire.run(now)
      const row = take.get({ topic, worker, now, until: now + lease * 1_000 }) as Row | undefined
      return row ? lend(row, lease) : null
    },
    async cancel(topic, id) {
      cancel.run(topic, id)
    },
    async release(worker) {
      release.run(worker)
    },
    async count(topic) {
      return count.get(topic) as number
    },
    async close() {
      sqlite.close()
    },
  }
}
