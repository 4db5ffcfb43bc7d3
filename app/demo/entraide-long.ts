/** The four sessions of the month whose transcripts were corrected by hand. */
import type { DemoEpisode } from './content.ts'
import { credit } from './people.ts'

type When = Pick<DemoEpisode['fields'], 'startsDate' | 'startsTime' | 'endsTime' | 'place'>

const ENQUETE = {
  author: 'Théodule Anquetin et Jeanne-Lise Mirebois',
  title: 'Un agenda impossible : enquête sur le renoncement aux soins',
  publisher: 'Presses de l’Université de Massalène',
  year: 2025,
  url: 'https://presses.massalene.example/agenda-impossible',
}
const CARNET = {
  author: 'Entraide cantonale de Valcrène',
  title: 'Carnet de terrain n° 4 : le guichet et l’écran',
  publisher: 'La Passerelle',
  year: 2026,
  url: 'https://passerelle.example/carnets/4',
}
const GUICHET = {
  author: 'Ladislas Perroudet',
  title: 'Le prix d’un guichet fermé',
  publisher: 'Éditions du Bief',
  year: 2024,
  url: 'https://editions-du-bief.example/guichet-ferme',
}

/** Eleven speakers, one of them without a name. */
export const QUAI = (when: When): DemoEpisode => ({
  state: { published: 26 },
  fields: {
    slug: 'qui-reste-sur-le-quai',
    title: 'Compétences numériques : qui reste sur le quai ?',
    season: 2,
    summary:
      'Tout passe par un écran, même la demande d’aide. Onze voix racontent ce que cela change, ce que cela coûte et ce qu’elles essaient, de la médiathèque au guichet rouvert de Brézin. À la fin, une mesure chacun·e, à prendre dès lundi.',
    ...when,
    topics: 'Numérique, Travail et formation',
    credits: [
      credit('Yaëlle Sormany', 'moderator'),
      credit('Nour Abelkriz'),
      credit('Wassim Charpin'),
      credit('Sacha'),
      credit('Idriss Benkoula'),
      credit('Oriane Tavelloz'),
      credit('Côme Vauquelain'),
      credit('Ladislas Perroudet'),
      credit('Inès d’Aubreval'),
      credit('Une représentante de la commune de Brézin', 'speaker', {
        kind: 'representative',
        title: 'service des affaires sociales',
        affiliation: 'Commune de Brézin',
      }),
      credit('Maëlle Dorsaz-Quint'),
    ],
    partners: [
      { organisation: 'Médiathèque de Port-Lanvin', role: 'co-organises' },
      { organisation: 'Roue Libre', role: 'partner' },
    ],
    references: [
      CARNET,
      GUICHET,
      {
        author: 'Inès d’Aubreval',
        title: 'La voie sur papier : portée de l’article 9',
        publisher: 'Revue valcrénoise de droit social, n° 2',
        year: 2025,
        url: 'https://revue-droit-social.example/2025-2/papier',
      },
    ],
  },
  recordings: [
    {
      file: 'qui-reste-sur-le-quai.opus',
      transcript: 'qui-reste-sur-le-quai.vtt',
      chapters: [
        [0, 'Onze voix, une question'],
        [38.74, 'Former ou simplifier ?'],
        [89.56, 'Le papier, un droit'],
        [129.64, 'Un mot chacun·e'],
      ],
    },
  ],
  documents: [
    {
      title: 'Le formulaire en 18 champs : avant, après',
      file: 'formulaire-en-18-champs.pdf',
      accessible: false,
    },
  ],
})

export const APPRENDRE = (when: When): DemoEpisode => ({
  state: { published: 24 },
  fields: {
    slug: 'apprendre-apres-50-ans',
    title: 'Apprendre après 50 ans',
    season: 2,
    summary:
      'On apprend moins vite à 50 ans, et l’on oublie moins. Un sociologue et un formateur défont une idée reçue, parlent du prix des certificats et d’un chèque de CHF 900.- que presque personne ne demande.',
    ...when,
    topics: 'Travail et formation, Non-recours',
    credits: [credit('Théodule Anquetin'), credit('Idriss Benkoula')],
    partners: [
      { organisation: 'École des Deux-Rives', role: 'partner' },
      { organisation: 'Université de Massalène', role: 'partner' },
    ],
    references: [GUICHET],
  },
  recordings: [
    {
      file: 'apprendre-apres-50-ans.opus',
      transcript: 'apprendre-apres-50-ans.vtt',
      chapters: [
        [0, 'Recommencer'],
        [47.44, 'Le prix d’une formation'],
        [73.17, 'Ce que l’expérience sait déjà'],
      ],
    },
  ],
})

/** The long one: a report with questions and answers, sentences linked to their moments. */
export const DORMIR = (when: When): DemoEpisode => ({
  state: { published: 19 },
  fields: {
    slug: 'dormir-manger-se-soigner',
    title: 'Dormir, manger, se soigner : dans quel ordre ?',
    season: 3,
    summary:
      'Un patient « peu coopératif » avait surtout trois rendez-vous le même matin. La docteure Jeanne-Lise Mirebois raconte dix-sept ans de médecine auprès de personnes sans logement stable, un couloir unique, une application débranchée et une question qui change la consultation. Suivi des questions de la salle.',
    ...when,
    topics: 'Santé, Non-recours',
    credits: [
      credit('Jeanne-Lise Mirebois'),
      credit('Yaëlle Sormany', 'moderator'),
      credit('Ladislas Perroudet', 'guest'),
      credit('Sacha', 'guest'),
      credit('Une bénévole dans la salle', 'guest', { kind: 'representative' }),
      credit('Ambre Fontvieux', 'author'),
    ],
    partners: [
      { organisation: 'Permanence du Lac', role: 'partner' },
      { organisation: 'Université de Massalène', role: 'partner' },
    ],
    references: [
      ENQUETE,
      CARNET,
      {
        author: 'Permanence du Lac',
        title: 'Charte du couloir unique',
        publisher: 'Permanence du Lac, 2ᵉ édition',
        year: 2025,
        url: 'https://permanence-du-lac.example/charte',
      },
    ],
  },
  recordings: [
    {
      file: 'dormir-manger-se-soigner.opus',
      transcript: 'dormir-manger-se-soigner.vtt',
      chapters: [
        [0, 'Bienvenue'],
        [33.28, 'L’homme aux trois rendez-vous'],
        [85.54, 'Un agenda impossible'],
        [147.05, 'Ce que coûte un renoncement'],
        [205.65, 'Le couloir unique'],
        [275.2, 'Une nuit entière'],
        [334.58, 'Demander l’ordre au lieu de le supposer'],
        [399.18, 'Questions et réponses'],
      ],
      soundbites: [
        [58, 85.5, 'L’homme aux trois rendez-vous'],
        [334.6, 390, 'De quoi avez-vous besoin en premier ?'],
      ],
    },
  ],
  report: { text: 'dormir-manger-se-soigner.md', authors: 'Ambre Fontvieux' },
  documents: [
    {
      title: 'Charte du couloir unique, en langage facile',
      file: 'charte-du-couloir-unique.pdf',
      accessible: true,
    },
  ],
})

export const PAROLE = (when: When): DemoEpisode => ({
  state: { published: 10 },
  fields: {
    slug: 'la-parole-des-usageres-et-usagers',
    title: 'La parole des usager·ère·s',
    season: 4,
    summary:
      '« Pas de réunion sur nous sans une chaise pour nous. » Sacha a lu son dossier : 83 pages, et pas une question. Un forum préparé par douze personnes concernées, d’où La Passerelle repart avec trois engagements datés.',
    ...when,
    topics: 'Pouvoir d’agir',
    credits: [credit('Maëlle Dorsaz-Quint', 'host'), credit('Sacha'), credit('Inès d’Aubreval')],
    references: [
      {
        author: 'Groupe « Une chaise pour nous »',
        title: '83 pages et pas une question',
        publisher: 'La Passerelle',
        year: 2026,
        url: 'https://passerelle.example/83-pages',
      },
    ],
  },
  recordings: [
    {
      file: 'parole-des-usageres-et-usagers.m4a',
      transcript: 'parole-des-usageres-et-usagers.vtt',
      chapters: [
        [0, 'Parler en son nom'],
        [36.76, 'Ce que dit le droit'],
        [62.93, 'Trois engagements'],
      ],
    },
  ],
  documents: [{ title: 'Cahier d’idées des usager·ère·s' }],
})
