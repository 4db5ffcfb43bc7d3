import { part, rich, says } from './script.ts'

const SOLVEIG = 'Solveig Amarante'
const BAPTISTE = 'Baptiste Oriol'
const FELICITE = 'Félicité Morandin'
const NOUR = 'Nour Abelkriz'
const REGIE = 'Régie des Tanneurs'
const HARRIET = 'Harriet Okonedo'
const TOM = 'Tom Brackley'

export const bonjour = rich(
  { name: 'qui-dit-bonjour' },
  part(
    'Le hall du numéro 9',
    says(
      SOLVEIG,
      'À hauteur de palier, saison {1|un}, épisode {1|un} : qui dit bonjour ?',
      'Nous sommes au {9|neuf}, rue des Lavandières, à Port-Lanvin : {32|trente-deux} appartements, un ascenseur capricieux et {11|onze} langues.',
      'Félicité Morandin vit au quatrième depuis {1978|mille neuf cent septante-huit}.',
    ),
    says(
      FELICITE,
      'Quand je suis arrivée, on frappait chez les voisins avec un gâteau.',
      'J’en ai fait {31|trente et un}, des gâteaux, et une seule porte est restée fermée.',
      'C’était la porte d’en face, alors j’ai insisté.',
    ),
  ),
  part(
    'Une sœur de palier',
    says(BAPTISTE, 'Et qui a fini par ouvrir ?'),
    says(
      FELICITE,
      'Une infirmière de nuit, elle dormait à l’heure du gâteau, tout simplement.',
      'Depuis, nous avons un code : deux coups légers, c’est bonjour, trois coups, c’est « j’ai besoin de toi ».',
      'Cette femme est devenue ma sœur de palier.',
    ),
    says(
      BAPTISTE,
      'Une étude de {2023|deux mille vingt-trois} sur {1’850|mille huit cent cinquante} immeubles le dit autrement.',
      'Là où l’on connaît le prénom de trois {voisin·e·s|voisines ou voisins}, les chutes à domicile sont signalées quatre heures plus tôt.',
    ),
  ),
  part(
    'Le panneau du hall',
    says(
      SOLVEIG,
      'L’association a donc accroché un panneau dans le hall, avec un crayon au bout d’une ficelle.',
      'On y lit : « prête perceuse », « cherche œufs », « garde un enfant le mercredi ».',
      'En un mois, {57|cinquante-sept} annonces, et pas une seule vente.',
    ),
    says(
      FELICITE,
      'Moi, j’ai écrit : « je dis bonjour à tout le monde, c’est gratuit ».',
      'On m’a répondu dans l’ascenseur.',
    ),
    says(BAPTISTE, 'Et le gâteau, Félicité, vous donnez la recette ?'),
    says(FELICITE, 'Quatre œufs, du citron, et quelqu’un à qui le porter, sinon il retombe.'),
  ),
)

export const carnet = rich(
  { name: 'le-carnet-de-l-escalier-b' },
  part(
    'Un carnet dans l’escalier',
    says(
      SOLVEIG,
      'Dans l’escalier B, il y a un carnet bleu, pendu à un clou.',
      '{Chacun·e|Chacune et chacun} y note ce qui ne va pas : une ampoule, une fuite, une inquiétude.',
      'Notre invitée, aujourd’hui, est une organisation : la Régie des Tanneurs, qui entretient les {6|six} immeubles du quartier.',
    ),
    says(
      REGIE,
      'Bonjour, nous sommes dix-neuf {salarié·e·s|salariées et salariés}, et nous habitons presque tous ici.',
      'Le carnet nous a d’abord vexés, parce qu’on y lisait nos retards.',
      'Puis nous avons compris qu’il contenait autre chose.',
    ),
  ),
  part(
    'Page 12, une inquiétude',
    says(BAPTISTE, 'Vous parlez de la page {12|douze}.'),
    says(
      REGIE,
      'Oui, le {14 novembre|quatorze novembre}, quelqu’un écrit : « je n’ai pas vu {M. Roche|Monsieur Roche} depuis lundi ».',
      'Trois personnes signent dessous, et le gardien frappe à la porte.',
      '{M. Roche|Monsieur Roche} allait bien, mais il n’avait plus de chauffage, et il n’osait pas le dire, car il devait {CHF 870.-|huit cent septante francs}.',
    ),
    says(BAPTISTE, 'Que s’est-il passé ensuite ?'),
    says(
      REGIE,
      'Nous avons réparé d’abord, et parlé d’argent ensuite.',
      'Une aide cantonale existait, il suffisait de la demander, et nous avons rempli la demande sur son palier.',
    ),
  ),
  part(
    'Un métier de plus',
    says(SOLVEIG, 'Depuis, la Régie forme ses équipes à repérer le non-recours, entre deux ampoules.'),
    says(
      REGIE,
      'En un an, {23|vingt-trois} droits ont été ouverts, et nous sommes passés de {40|quarante} plaintes à {15|quinze}.',
      'Un immeuble où l’on se parle use moins les escaliers, croyez-moi.',
    ),
    says(BAPTISTE, 'Que faut-il pour commencer, ailleurs ?'),
    says(
      REGIE,
      'Un carnet à {CHF 3.50|trois francs cinquante}, une ficelle, et une personne qui répond dans les deux jours, toujours.',
      'Sans réponse, le carnet meurt en une semaine, nous l’avons vu à l’escalier D.',
    ),
  ),
)

export const tromper = rich(
  { name: 'le-droit-de-se-tromper' },
  part(
    'La salle du fond',
    says(
      BAPTISTE,
      'Saison {2|deux}, épisode {1|un} : le droit de se tromper.',
      'Avec nous, Nour Abelkriz, médiatrice numérique à la Médiathèque de Port-Lanvin.',
      'Nour, que se passe-t-il dans la salle du fond, le mercredi ?',
    ),
    says(
      NOUR,
      'On y apprend à se tromper, avec du thé.',
      'J’ai installé un faux guichet en ligne, avec de faux formulaires, et rien n’y part jamais.',
      'On peut cliquer partout, tout casser, recommencer, et c’est un soulagement extraordinaire.',
      'L’an dernier, {412|quatre cent douze} personnes sont venues s’y tromper.',
    ),
  ),
  part(
    'Le clic de trop',
    says(BAPTISTE, 'De quoi les gens ont-ils peur ?'),
    says(
      NOUR,
      'Du clic de trop, celui qui efface, qui paie, ou qui dénonce.',
      'Un monsieur de {71|septante et un} ans m’a raconté qu’il avait renoncé à {CHF 1’260.-|mille deux cent soixante francs} de subside par an, parce que le bouton était rouge.',
      'Rouge, pour lui, cela voulait dire « interdit ».',
      'J’ai écrit au service, et le bouton est vert depuis le {2 mai|deux mai}.',
    ),
    says(SOLVEIG, 'Une couleur valait donc {CHF 1’260.-|mille deux cent soixante francs} ?'),
    says(
      NOUR,
      'Exactement, et c’est la correction la moins chère de ma carrière.',
      'Depuis, nous tenons un registre des petits obstacles, et {19|dix-neuf} ont été levés sur {26|vingt-six}.',
    ),
  ),
  part(
    'Trois conseils pour aider',
    says(BAPTISTE, 'Vos conseils, pour aider un parent ou un voisin ?'),
    says(
      NOUR,
      'Premièrement, ne prenez jamais la souris, même quand c’est long, surtout quand c’est long.',
      'Deuxièmement, dites à voix haute vos propres erreurs : j’en ai fait {3|trois} ce matin.',
      'Troisièmement, arrêtez-vous sur une réussite, et gardez le reste pour demain.',
    ),
    says(
      SOLVEIG,
      'La salle du fond est ouverte le mercredi, de {14 h à 17 h|quatorze heures à dix-sept heures}, sans rendez-vous, et le thé est offert.',
    ),
  ),
)

export const lift = rich(
  { name: 'the-lift-the-stairs-and-the-spare-key', language: 'en' },
  part(
    'Stuck on the third floor',
    says(
      HARRIET,
      'Welcome to our first episode in English, recorded on the landing between the third and the fourth floor.',
      'I’m Harriet Okonedo, and I moved to {Port-Lanvin|Porlanvan} in {2021|twenty twenty-one} without a word of French.',
      'With me is Tom Brackley, who keeps the spare keys of {17|seventeen} flats in a biscuit tin.',
    ),
    says(
      TOM,
      'It started when the lift broke down, on the {3rd|third} of December.',
      'Six neighbours were stuck for two hours, and we talked more that night than in the ten years before.',
    ),
  ),
  part(
    'The biscuit tin',
    says(HARRIET, 'How does a stranger end up with seventeen keys?'),
    says(
      TOM,
      'Slowly, and one cup of tea at a time.',
      'Calling a locksmith costs {CHF 280|two hundred and eighty francs}, and knocking on my door costs nothing.',
      'There is one rule: “I never go in alone, and I always write it down.”',
    ),
    says(
      HARRIET,
      'Last winter, the tin saved a cat, two dinners and, quite possibly, {Mrs Vallon’s|Missis Vallon’s} hip.',
    ),
  ),
  part(
    'Asking for help',
    says(
      TOM,
      'People think neighbours are nosy, but most of us are simply waiting to be asked.',
      'The hard part isn’t giving help, it’s asking for it.',
      'I learned that when I broke my wrist, and couldn’t open my own biscuit tin.',
    ),
    says(HARRIET, 'Who came?'),
    says(TOM, 'Everybody, and the whole staircase now knows which biscuits I like.'),
    says(
      HARRIET,
      'So here is your homework: learn one name on your floor before Friday, and tell us about it.',
      'The transcript of this episode is on our page, with a glossary in {4|four} languages.',
      'Thank you for listening, and mind the step.',
    ),
  ),
)
