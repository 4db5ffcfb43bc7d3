import { live, part, says } from './script.ts'

const COME = 'Côme Vauquelain'
const MAELLE = 'Maëlle Dorsaz-Quint'
const WASSIM = 'Wassim Charpin'

/** Second part of a video whose first part has chapters one to three. */
export const guichet = live(
  { name: 'imaginer-le-guichet-2', format: 'mp4', pause: 0.7 },
  part(
    'Chapitre quatre, la demande',
    says(
      COME,
      'Chapitre quatre, la demande.',
      'Voici une question pour le service public.',
      'Nous voulons écouter les habitants dans une maison ouverte.',
      'Notre équipe propose une méthode simple.',
    ),
  ),
  part(
    'Chapitre cinq, la rencontre',
    says(
      MAELLE,
      'Chapitre cinq, la rencontre.',
      'Il faut écouter les familles et comprendre chaque besoin.',
      'Les bénévoles et les acteurs de la commune sont ensemble.',
      'Ainsi, la confiance est possible dans le quartier.',
    ),
  ),
  part(
    'Chapitre six, l’avenir du quartier',
    says(
      COME,
      'Chapitre six, l’avenir du quartier.',
      'En novembre, nous allons construire un service solidaire.',
      'Les citoyens peuvent participer au projet.',
      'Merci beaucoup pour votre soutien.',
    ),
  ),
)

export const prototyper = live(
  { name: 'prototyper-avec-les-habitants' },
  says(
    MAELLE,
    'Bonjour et bienvenue à cette journée de travail.',
    'Aujourd’hui, nous allons construire des outils avec les habitants.',
  ),
  part(
    'Première partie, le besoin des habitants',
    says(
      MAELLE,
      'Première partie, le besoin des habitants.',
      'Il faut écouter pour construire.',
      'Chaque expérience est importante pour le projet.',
    ),
    says(WASSIM, 'Dans notre association, les jeunes veulent apprendre et créer.'),
  ),
  part(
    'Deuxième partie, construire ensemble',
    says(
      WASSIM,
      'Deuxième partie, construire ensemble.',
      'Notre équipe propose une idée utile.',
      'Ensuite, le public propose un changement.',
    ),
    says(MAELLE, 'Comment créer un service avec la commune ?'),
  ),
  part(
    'Dernière partie, une méthode ouverte',
    says(
      MAELLE,
      'Dernière partie, une méthode ouverte.',
      'Vous pouvez participer avec votre expérience.',
      'Merci beaucoup à nos partenaires.',
    ),
  ),
)
