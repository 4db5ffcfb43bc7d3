/** What the demo publishes: invented people, synthetic voices, recordings that lie beside the tests. */
export const DEMO_SHOWS = [
  {
    slug: 'mois-de-l-entraide',
    title: 'Mois de l’entraide ouverte',
    kind: 'event' as const,
    language: 'fr',
    description:
      'Quatre semaines de conférences et d’ateliers à Valcrène, sur le travail, la santé et la ville.',
    author: 'La Passerelle',
    email: 'bonjour@passerelle.example',
    category: 'Society & Culture',
  },
  {
    slug: 'a-hauteur-de-palier',
    title: 'À hauteur de palier',
    kind: 'podcast' as const,
    language: 'fr',
    description: 'Le podcast de l’association Les Voisins d’en face, à Port-Lanvin.',
    author: 'Les Voisins d’en face',
    email: 'studio@voisins.example',
    category: 'Society & Culture',
  },
]

export const DEMO_RECORDINGS = [
  {
    file: 'clip-fr.opus',
    show: 'a-hauteur-de-palier',
    title: 'Bienvenue à la journée de rencontre',
    summary: 'Huit phrases pour dire ce que l’association veut partager : la santé, l’école, le quartier.',
    season: 1,
    language: 'fr',
  },
  {
    file: 'video-fr.mp4',
    show: 'mois-de-l-entraide',
    title: 'La ville et ses habitants, en trois chapitres',
    summary: 'Une courte vidéo en trois chapitres, avec deux voix.',
    season: 1,
    language: 'fr',
  },
  {
    file: 'clip-en.opus',
    show: 'a-hauteur-de-palier',
    title: 'A welcome in English',
    summary: 'Seven sentences for the neighbours who speak English.',
    season: 1,
    language: 'en',
  },
  {
    file: 'conference-fr.mp3',
    show: 'mois-de-l-entraide',
    title: 'Innover ensemble : la conférence en six parties',
    summary:
      'De l’innovation sociale au pouvoir d’agir : une conférence à deux voix, en six parties annoncées.',
    season: 1,
    language: 'fr',
  },
]
