import { InvalidArgumentError } from 'commander'

/** An option that is a number from 1 on; anything else is wrong usage. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 on.')
  return Number(text)
}
