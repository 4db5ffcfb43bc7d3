/** Whose documents an address names: those of a show, a season, an episode or an article. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { DocumentOwner } from '#db/queries/owned-by.ts'
import { findArticle } from '#db/queries/studio-articles.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { findStudioEpisode } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import { findSeason } from '../../catalogue/add-season.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'

export interface DocumentHome {
  owner: DocumentOwner
  showId: number | null
  title: string
  language: string
  /** The studio's page of the thing itself. */
  path: string
}

/** Someone who may edit there, and where; 404 for what is removed or is not theirs. */
export async function visitDocuments({ request, params }: LoaderFunctionArgs) {
  const home = findHome(params)
  const visit = await enter(request, 'edit', home?.showId)
  if (!home) throw notFound()
  return { ...visit, home }
}

function findHome(params: LoaderFunctionArgs['params']): DocumentHome | null {
  if (params.episode) return ofEpisode(params.episode)
  if (params.article) return ofArticle(params.article)
  return ofShow(params.show!, params.number)
}

function ofEpisode(publicId: string): DocumentHome | null {
  const found = findStudioEpisode(hub().db, { publicId })
  if (!found || found.episode.visibility === 'removed') return null
  const { id, title, language, showId } = found.episode
  return { owner: { episodeId: id }, showId, title, language, path: studioPath('episodes', publicId) }
}

function ofArticle(publicId: string): DocumentHome | null {
  const article = findArticle(hub().db, { publicId })
  if (!article || article.visibility === 'removed') return null
  const { id, title, language, showId } = article
  return { owner: { articleId: id }, showId, title, language, path: studioPath('articles', publicId, 'edit') }
}

function ofShow(slug: string, number: string | undefined): DocumentHome | null {
  const show = findShow(hub().db, { slug })
  if (!show) return null
  const { id: showId, title, language } = show
  const path = studioPath('shows', slug)
  if (number === undefined) return { owner: { showId }, showId, title, language, path }
  const season = /^\d{1,5}$/.test(number) ? findSeason(hub().db, { showId, number: Number(number) }) : null
  return (
    season && {
      owner: { seasonId: season.id },
      showId,
      title: season.title ? `${title}, ${season.title}` : `${title}, ${season.number}`,
      language,
      path: studioPath('shows', slug, 'seasons', season.number),
    }
  )
}
