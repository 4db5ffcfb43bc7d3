/** A queue in memory: for tests and trials; gone with the process. */
import { type Lent, type Message, MOST_BLAMELESS, type Queue, type Topic } from './queue.ts'

interface Held extends Required<Message> {
  topic: Topic
  sequence: number
  delivery: number
  blameless: number
  worker: string | null
  leaseUntil: number
}

export function memoryQueue(): Queue {
  const messages = new Map<string, Held>()
  let sequence = 0
  const nameOf = (topic: Topic, id: string) => `${topic} ${id}`

  function lend(held: Held, lease: number): Lent {
    const { delivery } = held
    const name = nameOf(held.topic, held.id)
    // A handle that gave its message back must not touch the next one's lease: that may have the same number.
    let isOver = false
    const isMine = () =>
      !isOver &&
      messages.get(name) === held &&
      held.worker !== null &&
      held.delivery === delivery &&
      held.leaseUntil > Date.now()
    return {
      id: held.id,
      body: structuredClone(held.body),
      delivery,
      async heartbeat() {
        if (!isMine()) return false
        held.leaseUntil = Date.now() + lease * 1_000
        return true
      },
      finish: async () => isMine() && messages.delete(name),
      async giveBack(notBefore = 0) {
        if (isMine()) Object.assign(held, { worker: null, notBefore })
        isOver = true
      },
      async decline(notBefore = 0) {
        if (isMine()) Object.assign(held, { worker: null, notBefore, delivery: delivery - 1 })
        isOver = true
      },
    }
  }

  return {
    async send(topic, { id, body, priority = 0, notBefore = 0 }) {
      const name = nameOf(topic, id)
      if (messages.has(name)) return
      sequence += 1
      messages.set(name, {
        topic,
        id,
        body: structuredClone(body),
        priority,
        notBefore,
        sequence,
        delivery: 0,
        blameless: 0,
        worker: null,
        leaseUntil: 0,
      })
    },
    async take(topic, { worker, lease }) {
      const now = Date.now()
      const due = [...messages.values()]
        .filter(
          (one) =>
            one.topic === topic && one.notBefore <= now && (one.worker === null || one.leaseUntil <= now),
        )
        .sort((a, b) => b.priority - a.priority || a.sequence - b.sequence)[0]
      if (!due) return null
      Object.assign(due, { worker, leaseUntil: now + lease * 1_000, delivery: due.delivery + 1 })
      return lend(due, lease)
    },
    async cancel(topic, id) {
      messages.delete(nameOf(topic, id))
    },
    async release(worker, { blameless = false } = {}) {
      for (const held of messages.values()) {
        if (held.worker !== worker) continue
        const isForgiven = blameless && held.blameless < MOST_BLAMELESS
        const less = isForgiven ? 1 : 0
        Object.assign(held, {
          worker: null,
          delivery: held.delivery - less,
          blameless: held.blameless + less,
        })
      }
    },
    async count(topic) {
      return [...messages.values()].filter((held) => held.topic === topic).length
    },
    async close() {},
  }
}
