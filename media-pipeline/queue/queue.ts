/**
 * Steps go out on it, notices come back. Promises: at least once, priority, not before a time, cancel, lease with heartbeat.
 * It promises no order, and nothing is remembered of a message that was finished: whoever sends must be able to send again.
 */
export type Topic = 'steps' | 'encode' | 'hear' | 'notices'

export const MOST_BLAMELESS = 30

export interface Message {
  /** While a message of this id is pending or lent, sending it again changes nothing. */
  id: string
  body: unknown
  /** Higher goes first; 0 by default. */
  priority?: number
  /** Milliseconds since 1970. */
  notBefore?: number
}

export interface Lent {
  id: string
  body: unknown
  /** How often this message was lent, this time included. */
  delivery: number
  /** Prolongs the lease; false when it was lost or the message cancelled: then stop working. */
  heartbeat(): Promise<boolean>
  /** Takes the message off the queue; false when the lease was lost in the meantime. */
  finish(): Promise<boolean>
  /** Gives it back, to be lent again not before a time. */
  giveBack(notBefore?: number): Promise<void>
  /** Gives it back as if it had not been lent: this time does not count as a delivery. */
  decline(notBefore?: number): Promise<void>
}

export interface Queue {
  send(topic: Topic, message: Message): Promise<void>
  /** The next message, lent for `lease` seconds to `worker`; null when nothing is due. */
  take(topic: Topic, options: { worker: string; lease: number }): Promise<Lent | null>
  /** Removes a message, pending or lent. */
  cancel(topic: Topic, id: string): Promise<void>
  /**
   * Ends the leases of a worker that is known to be gone: its messages are due again at once. `blameless`: the machine stopped, so this time
   * does not count as a delivery; at most `MOST_BLAMELESS` times for a message, which may be what stops the machine.
   */
  release(worker: string, options?: { blameless?: boolean }): Promise<void>
  /** How many messages are there, lent ones included. */
  count(topic: Topic): Promise<number>
  close(): Promise<void>
}
