import { live, part, says } from './script.ts'

const SOLVEIG = 'Solveig Amarante'
const BAPTISTE = 'Baptiste Oriol'
const WASSIM = 'Wassim Charpin'

export const maison = live(
  { name: 'une-maison-ouverte', pause: 0.9 },
  says(
    SOLVEIG,
    'Bonjour et bienvenue dans une maison ouverte.',
    'Cette maison est ouverte pour les habitants du quartier.',
    'Depuis mai, trente familles peuvent participer au projet.',
  ),
  says(
    BAPTISTE,
    'Nous avons des outils, une école et un service de soutien.',
    'Les enfants veulent apprendre et créer ensemble.',
    'Il est important de partager une journée avec les familles.',
  ),
  says(SOLVEIG, 'Pourquoi faut-il une maison dans chaque quartier ?'),
  says(BAPTISTE, 'La maison permet de créer un lien durable.', 'Merci, et bienvenue à vous.'),
)

export const demain = live(
  { name: 'le-quartier-de-demain', pause: 0.9 },
  says(
    BAPTISTE,
    'Bonjour, nous parlons de la nature et de la ville.',
    'Le climat change, donc le quartier change aussi.',
    'Comment construire une transition solidaire ?',
  ),
  says(
    WASSIM,
    'Nous devons écouter la jeunesse et la recherche.',
    'Les habitants peuvent partager l’énergie et les outils.',
    'Une action locale est possible dans chaque région.',
    'Voici un exemple simple, une place avec la nature.',
  ),
  says(BAPTISTE, 'Ensemble, nous pouvons changer la ville.', 'Merci beaucoup, et à bientôt.'),
)

/** The evening that was announced first. */
export const apero = live(
  { name: 'apero-podcast' },
  says(SOLVEIG, 'Bonsoir et bienvenue à la rencontre du quartier.', 'Voici un débat avec le public.'),
  part(
    'Première partie, la solidarité',
    says(SOLVEIG, 'Première partie, la solidarité.', 'Qui sont les habitants de notre ville ?'),
    says(
      BAPTISTE,
      'Ici, les familles veulent partager une culture.',
      'La solidarité est un lien pour le quartier.',
    ),
  ),
  part(
    'Deuxième partie, la question du public',
    says(WASSIM, 'Deuxième partie, la question du public.', 'Comment donner une place à la jeunesse ?'),
    says(SOLVEIG, 'Il faut écouter les habitants et agir ensemble.', 'Merci à vous, et bonsoir.'),
  ),
)

export const benevoles = live(
  { name: 'le-travail-des-benevoles' },
  says(
    SOLVEIG,
    'Bonjour, aujourd’hui nous voulons écouter les bénévoles.',
    'Le travail des bénévoles est important pour la commune.',
    'En décembre, une équipe propose une semaine solidaire.',
  ),
  says(
    WASSIM,
    'Les bénévoles peuvent écouter et agir.',
    'Nous avons une méthode, la confiance.',
    'Un lien est toujours plus important que des outils.',
    'Chaque semaine, les bénévoles sont ici avec nous.',
  ),
  says(SOLVEIG, 'Merci pour votre réponse, et à bientôt.'),
)

export const commune = live(
  { name: 'parler-avec-la-commune', pause: 0.7 },
  says(
    BAPTISTE,
    'Bonjour, nous voulons parler avec la commune.',
    'Quelle est la place des habitants dans le projet ?',
    'Comment partager le pouvoir avec les citoyens ?',
    'Pourquoi faut-il un revenu pour participer au débat ?',
    'La réponse de la commune est importante pour la confiance.',
    'Les habitants veulent comprendre, et la demande est simple.',
    'Nous allons écouter, ensuite nous allons agir.',
    'Merci, et à demain.',
  ),
)
