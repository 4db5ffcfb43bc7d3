import { notFound } from './visitor.ts'

/** Every address that nothing else answers. */
export function loader() {
  throw notFound()
}

export default function Nothing() {
  return null
}
