/** À hauteur de palier: a podcast of two seasons. */
import type { DemoEpisode, DemoShow } from './content.ts'
import { credit } from './people.ts'

const HOSTS = [credit('Solveig Amarante', 'host'), credit('Baptiste Oriol', 'host')]
/** His title since the summer. */
const CHARPIN = credit('Wassim Charpin', 'guest', { title: 'coprésident' })

/** `day` gives the date so many days from today. */
export function palier(day: (days: number) => string): DemoShow {
  return {
    cover: 'a-hauteur-de-palier.jpg',
    fields: {
      slug: 'a-hauteur-de-palier',
      title: 'À hauteur de palier',
      kind: 'podcast',
      language: 'fr',
      description:
        'Le podcast qui s’arrête à tous les étages. À Port-Lanvin, Solveig Amarante et Baptiste Oriol tendent le micro à celles et ceux qui habitent, réparent, gardent les clés et disent bonjour.\n\n- Un épisode tous les quinze jours, à l’heure du courrier.\n- Une histoire à raconter ? [Appelez la permanence](https://voisins.example/permanence), le jeudi.',
      organisation: 'Les Voisins d’en face',
      author: 'Les Voisins d’en face',
      email: 'studio@voisins.example',
      category: 'Society & Culture > Documentary',
      hosts: ['Solveig Amarante', 'Baptiste Oriol'],
      license: 'CC-BY-4.0',
      location: 'Port-Lanvin',
      locationGeo: '46.452, 6.561',
      fundings: [{ url: 'https://voisins.example/soutenir', label: 'Soutenir le podcast' }],
      seasonLabel: 'Saison',
      partners: [
        { organisation: 'Fondation des Trois-Ponts', role: 'funds' },
        { organisation: 'Commune de Port-Lanvin', role: 'supports' },
        { organisation: 'Roue Libre', role: 'partner' },
        { organisation: 'Régie des Tanneurs', role: 'partner' },
      ],
    },
    glossary: [
      { term: 'Port-Lanvin', synonyms: '', expansion: 'La commune où se passe le podcast.' },
      {
        term: 'régie de quartier',
        synonyms: '',
        expansion: 'Une association qui entretient les immeubles avec celles et ceux qui y habitent.',
      },
    ],
    seasons: [
      { number: 1, title: 'Le hall', description: 'Quatre rencontres au rez-de-chaussée.' },
      {
        number: 2,
        title: 'Les étages',
        description: 'On monte, par l’escalier quand l’ascenseur est en panne.',
      },
    ],
    episodes: [...FIRST, ...SECOND(day)],
  }
}

const FIRST: DemoEpisode[] = [
  {
    state: { published: 200 },
    fields: {
      slug: 'qui-dit-bonjour',
      title: 'Qui dit bonjour ?',
      season: 1,
      summary:
        'Au 9, rue des Lavandières, on parle onze langues et l’ascenseur a ses humeurs. Félicité Morandin y vit depuis 1978 : elle raconte trente et un gâteaux, une porte fermée et une sœur de palier.',
      topics: 'Voisinage',
      credits: [
        ...HOSTS,
        credit('Félicité Morandin', 'guest', { title: 'habitante du 9, rue des Lavandières' }),
      ],
    },
    recordings: [
      {
        file: 'qui-dit-bonjour.opus',
        transcript: 'qui-dit-bonjour.vtt',
        chapters: [
          [0, 'Le hall du numéro 9'],
          [31, 'Une sœur de palier'],
          [60.3, 'Le panneau du hall'],
        ],
        soundbites: [[31, 60.3, 'Une sœur de palier']],
      },
    ],
  },
  {
    state: { published: 186 },
    fields: {
      slug: 'une-maison-ouverte',
      title: 'Une maison ouverte',
      season: 1,
      summary:
        'Trente familles, des outils et une porte que l’on ne ferme pas à clé : visite d’une maison de quartier, avec celles et ceux qui la tiennent.',
      topics: 'Voisinage',
      credits: HOSTS,
    },
    recordings: [{ file: 'une-maison-ouverte.opus' }],
  },
  {
    state: { published: 172 },
    fields: {
      slug: 'le-carnet-de-l-escalier-b',
      title: 'Le carnet de l’escalier B',
      season: 1,
      summary:
        'Un carnet bleu pendu à un clou, et une phrase à la page 12. Notre invitée est une organisation : la Régie des Tanneurs, qui a appris à repérer le non-recours entre deux ampoules.',
      topics: 'Voisinage, Non-recours',
      credits: [...HOSTS, { name: 'Régie des Tanneurs', kind: 'organisation', role: 'guest' }],
    },
    recordings: [
      {
        file: 'le-carnet-de-l-escalier-b.opus',
        transcript: 'le-carnet-de-l-escalier-b.vtt',
        chapters: [
          [0, 'Un carnet dans l’escalier'],
          [30.56, 'Page 12, une inquiétude'],
          [62.34, 'Un métier de plus'],
        ],
      },
    ],
  },
  {
    state: { published: 158 },
    fields: {
      slug: 'le-quartier-de-demain',
      title: 'Le quartier de demain',
      season: 1,
      summary:
        'Le climat change, la cour aussi. Petite conversation sur la nature en ville, l’énergie partagée et une place où s’asseoir.',
      topics: 'Voisinage',
      credits: [...HOSTS, credit('Wassim Charpin', 'guest')],
    },
    recordings: [{ file: 'le-quartier-de-demain.opus' }],
  },
]

const SECOND = (day: (days: number) => string): DemoEpisode[] => [
  {
    state: { published: 60 },
    fields: {
      slug: 'bande-annonce-saison-2',
      title: 'Les étages : la bande-annonce',
      season: 2,
      type: 'trailer',
      summary:
        'Une demi-minute pour dire où nous allons : la santé, l’école, le quartier, et toujours la porte d’en face.',
      credits: [credit('Solveig Amarante', 'host')],
    },
    recordings: [{ file: 'clip-fr.opus' }],
  },
  {
    state: { published: 53 },
    fields: {
      slug: 'le-droit-de-se-tromper',
      title: 'Le droit de se tromper',
      season: 2,
      summary:
        'Dans la salle du fond de la médiathèque, un faux guichet en ligne attend que l’on clique partout. Nour Abelkriz explique comment un bouton rouge a coûté CHF 1’260.- par an, et donne trois conseils pour aider :\n\n1. ne jamais prendre la souris, même quand c’est long ;\n2. dire à voix haute **ses propres erreurs** ;\n3. s’arrêter sur une réussite, et garder le reste pour demain.\n\nLa salle du fond est ouverte le mercredi de 14 h à 17 h, [à la médiathèque](https://mediatheque.example/salle-du-fond).',
      place: 'Médiathèque de Port-Lanvin',
      topics: 'Numérique, Non-recours',
      credits: [...HOSTS, credit('Nour Abelkriz', 'guest')],
    },
    recordings: [
      {
        file: 'le-droit-de-se-tromper.opus',
        transcript: 'le-droit-de-se-tromper.vtt',
        chapters: [
          [0, 'La salle du fond'],
          [31.78, 'Le clic de trop'],
          [67.2, 'Trois conseils pour aider'],
        ],
        soundbites: [[31.8, 52, 'Le bouton rouge']],
      },
    ],
  },
  {
    // Announced first; its recording came after the evening.
    state: { published: 45 },
    fields: {
      slug: 'apero-podcast',
      title: 'Apéro-podcast : une soirée au pied de l’immeuble',
      season: 2,
      numberLabel: 'Hors les murs',
      summary:
        'Une soirée annoncée sur une feuille dans l’ascenseur, soixante chaises dépareillées et deux questions. L’enregistrement public de la saison.',
      startsDate: day(-39),
      startsTime: '19:00',
      endsTime: '21:30',
      place: 'Au pied du 9, rue des Lavandières, Port-Lanvin',
      topics: 'Voisinage',
      credits: [...HOSTS, CHARPIN],
      partners: [{ organisation: 'Les Voisins d’en face', role: 'organises' }],
    },
    recordings: [{ file: 'apero-podcast.opus', published: 37 }],
  },
  {
    state: { published: 25 },
    fields: {
      slug: 'the-lift-the-stairs-and-the-spare-key',
      title: 'The lift, the stairs and the spare key',
      season: 2,
      language: 'en',
      summary:
        'When the lift broke down, six neighbours were stuck for two hours. Tom has kept the spare keys of seventeen flats in a biscuit tin ever since. Our first episode in English.',
      topics: 'Voisinage',
      credits: [
        credit('Harriet Okonedo', 'host', { title: 'neighbour and host of the day' }),
        credit('Tom Brackley', 'guest', { title: 'neighbour, keeper of the keys' }),
      ],
    },
    recordings: [
      {
        file: 'the-lift-the-stairs-and-the-spare-key.opus',
        transcript: 'the-lift-the-stairs-and-the-spare-key.vtt',
        chapters: [
          [0, 'Stuck on the third floor'],
          [31.71, 'The biscuit tin'],
          [58.22, 'Asking for help'],
        ],
      },
    ],
  },
  {
    state: { published: 18 },
    fields: {
      slug: 'a-welcome-in-english',
      title: 'A welcome in English',
      season: 2,
      type: 'bonus',
      language: 'en',
      summary: 'Seven sentences for the neighbours who speak English.',
      credits: [credit('Tom Brackley', 'host', { title: 'neighbour' })],
    },
    recordings: [{ file: 'clip-en.opus' }],
  },
  {
    state: { scheduled: 7 },
    fields: {
      slug: 'le-travail-des-benevoles',
      title: 'Le travail des bénévoles',
      season: 2,
      summary:
        'Elles et ils sont là chaque semaine, et personne ne compte leurs heures. Un épisode pour les écouter.',
      topics: 'Voisinage, Travail et formation',
      credits: [...HOSTS, CHARPIN],
    },
    recordings: [{ file: 'le-travail-des-benevoles.opus' }],
  },
  {
    state: 'draft',
    fields: {
      slug: 'parler-avec-la-commune',
      title: 'Parler avec la commune',
      season: 2,
      summary: 'Brouillon : nos questions sont prêtes, nous attendons les réponses.',
      credits: [credit('Baptiste Oriol', 'host')],
    },
    recordings: [{ file: 'parler-avec-la-commune.opus' }],
  },
]
