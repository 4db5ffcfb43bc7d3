/** Argument lists by fluent-ffmpeg, whose only door this is. It never starts a process: we do. */
import Ffmpeg from 'fluent-ffmpeg'

export interface Output {
  file: string
  options: string[]
}

/** One ffmpeg run: options before each `-i`, the inputs, options for all outputs, the outputs. Every list is taken word for word. */
export function ffmpegArguments(run: {
  input: string
  inputOptions: string[]
  /** More inputs, after the first. */
  beside?: { input: string; inputOptions: string[] }[]
  filter?: string
  outputs: Output[]
}): string[] {
  const command = Ffmpeg({ stdoutLines: 0 }).input(run.input)
  // Several arguments are kept as they are; a list, or one alone, is cut at its space.
  command.inputOptions(...run.inputOptions)
  for (const { input, inputOptions } of run.beside ?? []) command.input(input).inputOptions(...inputOptions)
  for (const { file, options } of run.outputs) command.output(file).outputOptions(...options)
  const built = (command as unknown as { _getArguments(): string[] })._getArguments()
  // The filter goes right after the first input; fluent-ffmpeg's own filter words would be parsed once more.
  const at = built.indexOf('-i') + 2
  return run.filter ? [...built.slice(0, at), '-filter_complex', run.filter, ...built.slice(at)] : built
}
