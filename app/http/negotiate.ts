/** Whether a client takes gzip, by its Accept-Encoding (RFC 9110 section 12.5.3). Without the header: no. */
export function acceptsGzip(header: string | undefined): boolean {
  const weights = new Map((header ?? '').toLowerCase().split(',').map(parseChoice))
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0
}

/** `gzip;q=0.5` → `['gzip', 0.5]`; no weight is 1, a weight that is no number is 0. */
function parseChoice(choice: string): [string, number] {
  const [coding, ...parameters] = choice.split(';').map((part) => part.trim())
  const weight = parameters.find((part) => part.startsWith('q='))?.slice(2)
  return [coding!, weight === undefined ? 1 : Number(weight) || 0]
}
