/** A queue in a SQLite file of its own, shared by the hub and every worker on this machine. */
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type Lent, type Message, MOST_BLAMELESS, type Queue, type Topic } from './queue.ts'

const SCHEMA = `
create table if not exists messages (
  topic text not null,
  id text not null,
  body text not null,
  priority integer not null,
  not_before integer not null,
  sequence integer primary key autoincrement,
  delivery integer not null default 0,
  blameless integer not null default 0,
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

/** Milliseconds that a busy file may hold up the event loop, and that a call waits for it in all. */
const BUSY = { blocking: 50, most: 5_000 }

interface Row {
  topic: Topic
  id: string
  body: string
  sequence: number
  delivery: number
}

/** Opens or makes the file. The hub sends again what is unfinished, so the last moments before a power cut may be lost. */
export function sqliteQueue(file: string): Queue {
  const sqlite = openFile(file)
  const sql = prepare(sqlite)

  function lend(row: Row, lease: number): Lent {
    // A handle that gave its message back must not touch the next one's lease: that may have the same number.
    let isOver = false
    const held = async (statement: Database.Statement, values: object = {}) => {
      if (isOver) return false
      const which = () => ({ sequence: row.sequence, delivery: row.delivery, now: Date.now() })
      return (await patiently(() => statement.run({ ...which(), ...values }))).changes > 0
    }
    const end = async (statement: Database.Statement, values?: object) => {
      const ended = await held(statement, values)
      isOver = true
      return ended
    }
    return {
      id: row.id,
      body: JSON.parse(row.body),
      delivery: row.delivery,
      heartbeat: () => held(sql.prolong, { until: Date.now() + lease * 1_000 }),
      finish: () => end(sql.finish),
      giveBack: async (notBefore = 0) => void (await end(sql.giveBack, { notBefore })),
      decline: async (notBefore = 0) => void (await end(sql.decline, { notBefore })),
    }
  }

  return {
    async send(topic: Topic, { id, body, priority = 0, notBefore = 0 }: Message) {
      await patiently(() => sql.send.run(topic, id, JSON.stringify(body), priority, notBefore))
    },
    async take(topic, { worker, lease }) {
      const row = await patiently(() => {
        const now = Date.now()
        sql.expire.run(now)
        return sql.take.get({ topic, worker, now, until: now + lease * 1_000 }) as Row | undefined
      })
      return row ? lend(row, lease) : null
    },
    async cancel(topic, id) {
      await patiently(() => sql.cancel.run(topic, id))
    },
    async release(worker, { blameless = false } = {}) {
      await patiently(() => (blameless ? sql.forgive : sql.release).run(worker))
    },
    count: (topic) => patiently(() => sql.count.get(topic) as number),
    async close() {
      sqlite.close()
    },
  }
}

/** Several processes may make the same file at the same time: opening waits, everything after it does not. */
function openFile(file: string) {
  const sqlite = new Database(file, { timeout: BUSY.most })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.exec(SCHEMA)
  addColumns(sqlite)
  sqlite.pragma(`busy_timeout = ${BUSY.blocking}`)
  return sqlite
}

/** What files of earlier versions lack. Two processes may add it at the same time. */
function addColumns(sqlite: Database.Database) {
  const has = () =>
    sqlite.prepare("select 1 from pragma_table_info('messages') where name = 'blameless'").get() !== undefined
  if (has()) return
  sqlite
    .transaction(() => {
      if (!has()) sqlite.exec('alter table messages add column blameless integer not null default 0')
    })
    .immediate()
}

function prepare(sqlite: Database.Database) {
  const held =
    'where sequence = @sequence and delivery = @delivery and worker is not null and lease_until > @now'
  const back = 'update messages set worker = null, lease_until = null'
  return {
    send: sqlite.prepare(
      'insert into messages (topic, id, body, priority, not_before) values (?, ?, ?, ?, ?) on conflict do nothing',
    ),
    expire: sqlite.prepare(EXPIRE),
    take: sqlite.prepare(TAKE),
    prolong: sqlite.prepare(`update messages set lease_until = @until ${held}`),
    finish: sqlite.prepare(`delete from messages ${held}`),
    giveBack: sqlite.prepare(`${back}, not_before = @notBefore ${held}`),
    decline: sqlite.prepare(`${back}, not_before = @notBefore, delivery = delivery - 1 ${held}`),
    cancel: sqlite.prepare('delete from messages where topic = ? and id = ?'),
    release: sqlite.prepare(`${back} where worker = ?`),
    forgive: sqlite.prepare(`${back}, blameless = blameless + 1,
      delivery = delivery - (blameless < ${MOST_BLAMELESS}) where worker = ?`),
    count: sqlite.prepare('select count(*) from messages where topic = ?').pluck(),
  }
}

/** Another process writes: asks again, and leaves the event loop free in between. */
async function patiently<T>(ask: () => T): Promise<T> {
  for (const end = Date.now() + BUSY.most; ; ) {
    try {
      return ask()
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
    }
    await sleep(5 + Math.random() * 20)
  }
}

const isBusy = (error: unknown) =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
