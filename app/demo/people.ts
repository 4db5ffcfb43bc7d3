/** The demo's people and organisations: invented, every one of them. */
import type { CreditRole } from '#db/schema.ts'
import type { CreditKind } from '../catalogue/keep-credits.ts'

interface Credit {
  name: string
  role: CreditRole
  kind?: CreditKind
  title?: string
  affiliation?: string
}

export const ORGANISATIONS = [
  {
    name: 'La Passerelle',
    description:
      'La plateforme d’innovation de l’Entraide cantonale de Valcrène. On y essaie des services avec celles et ceux qui s’en servent, et on publie ce qui a raté aussi.',
    url: 'https://passerelle.example/',
    primaryColour: '#123b3a',
    secondaryColour: '#f2b441',
    logo: 'la-passerelle.jpg',
  },
  {
    name: 'Les Voisins d’en face',
    description:
      'L’association des immeubles de la rue des Lavandières, à Port-Lanvin : un panneau, une permanence, un podcast.',
    url: 'https://voisins.example/',
    primaryColour: '#8a2f4b',
    secondaryColour: '#f3e2c7',
    logo: 'les-voisins-d-en-face.jpg',
  },
  { name: 'Entraide cantonale de Valcrène', acronym: 'ECV', url: 'https://entraide.example/' },
  { name: 'HES de Valcrène', acronym: 'HESVal', url: 'https://hes.example/' },
  { name: 'Université de Massalène', url: 'https://massalene.example/' },
  { name: 'Médiathèque de Port-Lanvin', url: 'https://mediatheque.example/' },
  { name: 'Permanence du Lac', url: 'https://permanence-du-lac.example/' },
  {
    name: 'Régie des Tanneurs',
    description: 'Une régie de quartier qui répare les ampoules et remarque les volets fermés.',
  },
  { name: 'Roue Libre', description: 'Association d’accompagnement vers l’emploi, à Brézin.' },
  { name: 'Atelier Rebond' },
  { name: 'École des Deux-Rives' },
  { name: 'Permanence juridique de Valcrène' },
  { name: 'Fondation des Trois-Ponts' },
  { name: 'Canton de Valcrène, Service de la cohésion sociale', acronym: 'SCS' },
  { name: 'Commune de Brézin' },
  { name: 'Commune de Port-Lanvin' },
]

export const PEOPLE = [
  {
    name: 'Maëlle Dorsaz-Quint',
    bio: 'Elle conduit les projets d’insertion de l’Entraide cantonale de Valcrène et dessine des guichets en carton avant de les construire.',
    affiliations: [{ organisation: 'Entraide cantonale de Valcrène', title: 'cheffe de projet insertion' }],
  },
  {
    name: 'Jeanne-Lise Mirebois',
    bio: 'Médecin, elle reçoit depuis dix-sept ans des personnes sans logement stable à la Permanence du Lac.',
    affiliations: [{ organisation: 'Permanence du Lac', title: 'médecin' }],
  },
  {
    name: 'Nour Abelkriz',
    bio: 'Médiatrice numérique. À la médiathèque, elle a installé un faux guichet en ligne où l’on peut cliquer partout.',
    affiliations: [{ organisation: 'Médiathèque de Port-Lanvin', title: 'médiatrice numérique' }],
  },
  {
    name: 'Wassim Charpin',
    bio: 'Longtemps directeur de Roue Libre, il en est aujourd’hui coprésident bénévole.',
    affiliations: [
      { organisation: 'Roue Libre', title: 'directeur', until: '2026-06-30' },
      { organisation: 'Roue Libre', title: 'coprésident', from: '2026-07-01' },
    ],
  },
  {
    name: 'Oriane Tavelloz',
    bio: 'Professeure de travail social. Ses recherches portent sur ce que les politiques publiques demandent aux gens de savoir faire.',
    affiliations: [{ organisation: 'HES de Valcrène', title: 'professeure de travail social' }],
  },
  {
    name: 'Idriss Benkoula',
    affiliations: [{ organisation: 'École des Deux-Rives', title: 'formateur' }],
  },
  {
    name: 'Théodule Anquetin',
    affiliations: [{ organisation: 'Université de Massalène', title: 'sociologue' }],
  },
  { name: 'Côme Vauquelain', affiliations: [{ organisation: 'Atelier Rebond', title: 'ingénieur' }] },
  {
    name: 'Inès d’Aubreval',
    affiliations: [{ organisation: 'Permanence juridique de Valcrène', title: 'juriste' }],
  },
  { name: 'Ladislas Perroudet', bio: 'Économiste indépendant.' },
  {
    name: 'Yaëlle Sormany',
    bio: 'Elle anime des débats et tient à ce que la salle parle la moitié du temps.',
  },
  {
    name: 'Ambre Fontvieux',
    bio: 'Journaliste indépendante, autrice des comptes-rendus du Mois de l’entraide ouverte.',
  },
  { name: 'Sacha', bio: 'Pseudonyme.' },
  {
    name: 'Solveig Amarante',
    affiliations: [{ organisation: 'Les Voisins d’en face', title: 'coprésidente' }],
  },
  { name: 'Baptiste Oriol', affiliations: [{ organisation: 'Les Voisins d’en face', title: 'bénévole' }] },
  { name: 'Félicité Morandin' },
  { name: 'Harriet Okonedo' },
  { name: 'Tom Brackley' },
]

export const TOPICS = [
  {
    name: 'Non-recours',
    description:
      'Ne pas demander ce à quoi l’on a droit, et ce qui s’y cache : l’agenda, la honte, le formulaire.',
  },
  {
    name: 'Numérique',
    description:
      'Les démarches en ligne, celles et ceux qui les font, et celles et ceux qui restent sur le quai.',
  },
  { name: 'Santé' },
  { name: 'Travail et formation' },
  { name: 'Pouvoir d’agir', description: 'Dire non, dire je, décider ensemble.' },
  { name: 'Voisinage' },
]

/** Title and affiliation as they were that day. */
const THEN: Record<string, [title: string, affiliation?: string]> = {
  'Maëlle Dorsaz-Quint': ['cheffe de projet insertion', 'Entraide cantonale de Valcrène'],
  'Côme Vauquelain': ['ingénieur', 'Atelier Rebond'],
  'Wassim Charpin': ['directeur', 'Roue Libre'],
  'Yaëlle Sormany': ['animatrice'],
  'Nour Abelkriz': ['médiatrice numérique', 'Médiathèque de Port-Lanvin'],
  Sacha: ['usager·ère', 'groupe « Une chaise pour nous »'],
  'Idriss Benkoula': ['formateur', 'École des Deux-Rives'],
  'Oriane Tavelloz': ['professeure de travail social', 'HES de Valcrène'],
  'Ladislas Perroudet': ['économiste'],
  'Inès d’Aubreval': ['juriste', 'Permanence juridique de Valcrène'],
  'Théodule Anquetin': ['sociologue', 'Université de Massalène'],
  'Jeanne-Lise Mirebois': ['médecin', 'Permanence du Lac'],
  'Ambre Fontvieux': ['journaliste'],
  'Solveig Amarante': ['coprésidente', 'Les Voisins d’en face'],
  'Baptiste Oriol': ['bénévole', 'Les Voisins d’en face'],
}

/** A credit with that day's title and affiliation; `other` says what was different. */
export function credit(name: string, role: Credit['role'] = 'speaker', other: Partial<Credit> = {}): Credit {
  const [title = '', affiliation = ''] = THEN[name] ?? []
  return { name, role, title, affiliation, ...other }
}
