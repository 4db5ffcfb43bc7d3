/** What the podcast's association writes. */
import type { DemoArticle } from './content.ts'

/** Their texts are in `texts/`, under the same name. */
export const ARTICLES: DemoArticle[] = [
  {
    slug: 'communique-apero-podcast',
    kind: 'press',
    title: 'Port-Lanvin : un apéro-podcast au pied des immeubles',
    summary: 'Les Voisins d’en face enregistrent en public un épisode de leur podcast.',
    published: 47,
    authors: 'Solveig Amarante',
    topics: 'Voisinage',
    contact: 'studio@voisins.example, Les Voisins d’en face, 9, rue des Lavandières, Port-Lanvin',
  },
  {
    slug: 'le-panneau-du-hall',
    kind: 'news',
    title: 'Le panneau du hall a fêté ses cent annonces',
    summary: 'Un crayon, une ficelle, une règle : on prête, on donne, on garde, mais on ne vend rien.',
    published: 30,
    authors: 'Baptiste Oriol',
    topics: 'Voisinage',
  },
  {
    slug: 'le-petit-guide-du-palier',
    kind: 'publication',
    title: 'Le petit guide du palier, deuxième édition',
    summary: 'Quarante questions de voisinage, 32 pages, cinq langues.',
    published: 14,
    authors: 'Solveig Amarante, Baptiste Oriol',
    topics: 'Voisinage, Non-recours',
  },
  {
    slug: 'racontez-votre-porte-d-en-face',
    kind: 'call',
    title: 'Racontez-nous votre porte d’en face',
    summary: 'Pour la troisième saison, nous cherchons douze histoires de voisinage, vraies et petites.',
    published: 4,
    authors: 'Solveig Amarante',
    topics: 'Voisinage',
    contact: 'studio@voisins.example',
  },
]
