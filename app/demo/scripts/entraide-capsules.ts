import { live, says } from './script.ts'

const MAELLE = 'Maëlle Dorsaz-Quint'
const IDRISS = 'Idriss Benkoula'
const ORIANE = 'Oriane Tavelloz'
const INES = 'Inès d’Aubreval'
const NOUR = 'Nour Abelkriz'
const COME = 'Côme Vauquelain'

const sante = live(
  { name: 'non-recours-1-sante', pause: 0.85 },
  says(
    MAELLE,
    'Bonjour, aujourd’hui nous parlons de la santé.',
    'La santé est un droit pour les habitants de la région.',
    'Cependant, la demande n’est pas toujours simple.',
    'Pourquoi faut-il écouter les personnes sans soutien ?',
    'Une réponse simple permet de créer la confiance.',
    'Dans notre quartier, une équipe propose un service de santé.',
    'Les bénévoles peuvent donner une réponse utile.',
    'Il faut comprendre le besoin, ensuite il faut agir.',
    'La commune et l’association sont des partenaires.',
    'Voici un exemple utile pour la société.',
    'La santé est une question collective.',
    'Ensemble, nous pouvons construire une réponse collective.',
    'Merci, et à bientôt.',
  ),
)

const logement = live(
  { name: 'non-recours-2-logement', pause: 0.75 },
  says(
    INES,
    'Bonjour, voici une question importante pour la ville.',
    'Le logement est un droit, et la maison est un lien.',
    'Dans cette ville, les familles veulent un logement.',
    'Pourquoi faut-il une demande pour chaque droit ?',
  ),
  says(
    COME,
    'La demande est toujours difficile pour les familles.',
    'Cependant, notre réseau propose une méthode simple.',
    'Nous devons écouter chaque demande avec les habitants.',
    'Ensuite, notre équipe propose une rencontre dans le quartier.',
  ),
  says(
    INES,
    'En septembre, la commune propose un logement durable.',
    'Les enfants peuvent vivre et apprendre dans une maison.',
    'Il est possible de construire une réponse collective.',
    'Le logement est aussi un espoir pour les jeunes.',
    'Merci à vous, et à bientôt.',
  ),
)

const emploi = live(
  { name: 'non-recours-3-emploi' },
  says(
    IDRISS,
    'Bonjour et bienvenue, nous parlons de l’emploi.',
    'Le travail change, donc la formation change aussi.',
    'La formation est un droit pour les habitants.',
    'Cependant, la demande est difficile pour les jeunes.',
    'Comment travailler et réussir dans la région ?',
    'Notre association propose une formation professionnelle.',
    'Il faut comprendre les métiers et les outils.',
    'En mars, vingt jeunes veulent participer au programme.',
    'Une entreprise solidaire propose un emploi dans la région.',
    'La confiance est un besoin pour apprendre.',
    'Vous pouvez parler de votre expérience avec notre équipe.',
    'L’insertion est une question importante pour la société.',
    'Merci beaucoup pour votre soutien.',
  ),
)

const ecole = live(
  { name: 'non-recours-4-ecole', pause: 0.7 },
  says(
    ORIANE,
    'Bonjour à vous, voici l’école et la jeunesse.',
    'L’école est ouverte, et les familles sont des partenaires.',
    'Cependant, la demande est difficile pour les familles.',
    'Les enfants peuvent écouter, parler et créer.',
    'Pourquoi faut-il parler avec les familles ?',
  ),
  says(
    IDRISS,
    'Les familles ne peuvent pas toujours comprendre une demande.',
    'Ensuite, la confiance est importante pour la rencontre.',
    'En octobre, notre équipe propose une semaine de rencontre.',
    'Nous voulons écouter les familles dans chaque quartier.',
  ),
  says(
    ORIANE,
    'La culture et la nature sont aussi une école.',
    'Un lien simple permet de donner une place à la jeunesse.',
    'Voilà une idée utile pour l’avenir.',
    'Merci beaucoup, et à bientôt.',
  ),
)

const numerique = live(
  { name: 'non-recours-5-numerique', pause: 1 },
  says(
    NOUR,
    'Bonjour, la fracture numérique est la dernière question.',
    'Le numérique propose des outils, et la demande change.',
    'Cependant, le numérique n’est pas toujours simple.',
    'Les habitants veulent parler avec des personnes.',
    'Comment donner une réponse simple dans chaque quartier ?',
    'Notre association propose une journée de formation.',
    'Nos bénévoles sont ici depuis janvier.',
    'Nous proposons une méthode, et nous partageons les outils.',
    'En avril, la ville propose une place ouverte pour les habitants.',
    'Nous devons construire le numérique avec les citoyens.',
    'La démocratie est un débat avec les habitants.',
    'Ensemble, partageons le pouvoir d’agir.',
    'Merci à vous, et à bientôt.',
  ),
)

export const capsules = [sante, logement, emploi, ecole, numerique]
