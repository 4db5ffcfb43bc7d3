/** Whether an error of a stream only says that the reader went away, before or during the sending: no failure of ours. */
export const hasLeft = (error: NodeJS.ErrnoException) => LEFT.has(error.code)

const LEFT = new Set<string | undefined>([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_UNABLE_TO_PIPE',
])
