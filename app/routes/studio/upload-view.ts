import { findShow } from '#db/queries/studio-lists.ts'
import { findStudioEpisode, findStudioRecording } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import type { UploadView } from '../../components/studio/upload-view.ts'
import { hub } from '../../server/hub.ts'
import { describeSpeech } from '../../server/speech-model.ts'
import { listUnfinished } from '../../server/unfinished-uploads.ts'
import { findRoom } from '../../server/upload-limits.ts'
import type { Visit } from './door.ts'

interface Place {
  into: UploadView['into']
  show: { id: number; slug: string }
  name: string
  nameLanguage: string
  language: string
  target: Record<string, string>
  path: string
}

/** What an address of the page of uploads names; null where there is nothing of that name. */
export function findPlace(request: Request, params: { show?: string; recording?: string }): Place | null {
  if (params.recording) return placeOfRecording(params.recording)
  const episode = new URL(request.url).searchParams.get('episode')
  return episode ? placeOfEpisode(episode, params.show!) : placeOfShow(params.show!)
}

function placeOfRecording(publicId: string): Place | null {
  const found = findStudioRecording(hub().db, { publicId })
  if (!found || found.episode.visibility === 'removed') return null
  const { recording, episode, show } = found
  return {
    into: 'recording',
    show,
    name: recording.title ?? episode.title,
    nameLanguage: episode.language,
    language: recording.language,
    target: { show: show.slug, recording: publicId },
    path: studioPath('recordings', publicId, 'replace'),
  }
}

function placeOfEpisode(publicId: string, slug: string): Place | null {
  const found = findStudioEpisode(hub().db, { publicId })
  if (!found || found.show.slug !== slug || found.episode.visibility === 'removed') return null
  const { episode, show } = found
  return {
    into: 'episode',
    show,
    name: episode.title,
    nameLanguage: episode.language,
    language: episode.language,
    target: { show: slug, episode: publicId },
    path: studioPath('shows', slug, 'upload'),
  }
}

function placeOfShow(slug: string): Place | null {
  const show = findShow(hub().db, { slug })
  if (!show) return null
  return {
    into: 'show',
    show,
    name: show.title,
    nameLanguage: show.language,
    language: show.language,
    target: { show: slug },
    path: studioPath('shows', slug, 'upload'),
  }
}

export async function toUploadView(place: Place, { account, may }: Visit): Promise<UploadView> {
  const { into, name, nameLanguage, target, language } = place
  const isHere = (goes: { show: string; episode?: string | undefined; recording?: string | undefined }) =>
    goes.show === target.show && goes.episode === target.episode && goes.recording === target.recording
  return {
    into,
    name,
    nameLanguage,
    target,
    mayPublish: may('publish'),
    most: hub().config.uploadMaxBytes,
    room: await findRoom(hub()),
    speech: await describeSpeech(hub()),
    languages: [...new Set([language, 'fr', 'en'])].filter((tag) => tag !== 'auto'),
    unfinished: await listUnfinished(hub(), { userId: account.id, goesTo: isHere }),
  }
}
