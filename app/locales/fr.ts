/** The interface in French, the first language: its shape is what every other language must fill. */
export const fr = {
  skipToContent: 'Aller au contenu',
  home: 'Accueil',
  search: 'Rechercher',
}

export type Words = typeof fr
