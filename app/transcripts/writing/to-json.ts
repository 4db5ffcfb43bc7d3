import { soundCues, type Transcript } from '../transcript.ts'

/** The podcast namespace's JSON, version 1.0.0. Every segment has an end and a body: apps stumble over others. */
export function toJson(transcript: Transcript): string {
  const segments = soundCues(transcript).map(({ start, end, text, speaker }) => ({
    ...(speaker ? { speaker } : {}),
    startTime: start,
    endTime: end,
    body: text,
  }))
  return `${JSON.stringify({ version: '1.0.0', segments })}\n`
}
