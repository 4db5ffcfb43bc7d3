import { part, rich, says } from './script.ts'

const YAELLE = 'Yaëlle Sormany'
const NOUR = 'Nour Abelkriz'
const WASSIM = 'Wassim Charpin'
const MAELLE = 'Maëlle Dorsaz-Quint'
const IDRISS = 'Idriss Benkoula'
const THEODULE = 'Théodule Anquetin'
const INES = 'Inès d’Aubreval'
const SACHA = 'Sacha'

/** Eleven people around one table. */
export const quai = rich(
  { name: 'qui-reste-sur-le-quai' },
  part(
    'Onze voix, une question',
    says(
      YAELLE,
      'Bonjour à toutes et à tous, ici {Yaëlle Sormany|Yaelle Sormanie}, en direct de la médiathèque de Port-Lanvin.',
      'Tout passe par un écran, même la demande d’aide : qui monte dans le train, et qui reste sur le quai ?',
    ),
    says(
      NOUR,
      'À la médiathèque, la première question, ce n’est pas « comment je clique ? ».',
      'C’est « est-ce que j’ai le droit de me tromper ? », et je réponds toujours oui.',
    ),
    says(
      WASSIM,
      'Chez Roue Libre, tout le monde a un téléphone.',
      'Mais remplir un dossier de {12|douze} pages sur un écran fendu, avec {1 Go|un giga} par mois, c’est une autre histoire.',
    ),
    says(
      SACHA,
      'Moi, j’ai perdu {CHF 640.-|six cent quarante francs} d’allocations parce que ma session avait expiré pendant que je cherchais un papier.',
    ),
  ),
  part(
    'Former ou simplifier ?',
    says(
      IDRISS,
      'À l’École des Deux-Rives, nous formons {90|nonante} adultes par an, et les plus inquiets ne sont pas les plus âgés.',
      'Ce sont celles et ceux qui ont échoué une fois, devant quelqu’un.',
    ),
    says(
      'Oriane Tavelloz',
      'Nos recherches à la {HES|Haute école spécialisée} de Valcrène le confirment : on confond la compétence avec l’assurance.',
      'On dit d’une personne qu’elle ne sait pas, alors que, bien souvent, elle n’ose plus.',
    ),
    says(
      'Côme Vauquelain',
      'Je suis ingénieur, et je plaide coupable.',
      'Un formulaire de {47|quarante-sept} champs, ce n’est pas un défaut de l’{usager·ère|usager ou de l’usagère}, c’est un défaut de conception.',
      'À l’Atelier Rebond, nous en avons supprimé {29|vingt-neuf}, et personne ne les a réclamés.',
    ),
    says(
      'Ladislas Perroudet',
      'Calculons : une heure d’aide au guichet coûte {CHF 55.-|cinquante-cinq francs}, un dossier refusé par erreur en coûte {CHF 310.-|trois cent dix}.',
      'Fermer un guichet n’est donc pas une économie, c’est un déménagement de la dépense.',
    ),
  ),
  part(
    'Le papier, un droit',
    says(
      INES,
      'En droit, rien n’oblige une personne à posséder une adresse électronique.',
      'La loi cantonale du {1er février 2025|premier février deux mille vingt-cinq} garantit une voie sur papier, à l’article {9|neuf} : exigez-la.',
    ),
    says(
      'Une représentante de la commune de Brézin',
      'À Brézin, nous avions fermé le guichet du jeudi, et nous l’avons rouvert en octobre.',
      'Nous publions nos chiffres : {340|trois cent quarante} visites en un mois, dont la moitié pour une seule case à cocher.',
      'La case a disparu du formulaire, et j’en suis assez fière.',
    ),
    says(
      MAELLE,
      'À l’Entraide cantonale, chaque projet d’insertion a maintenant un budget « temps humain », au même titre que les licences.',
      'Le Carnet de terrain {n° 4|numéro quatre} explique comment le calculer.',
    ),
  ),
  part(
    'Un mot chacun·e',
    says(YAELLE, 'Pour finir, une mesure à prendre dès lundi, en quelques mots.'),
    says(NOUR, 'Une chaise à côté de chaque écran, et une personne dessus.'),
    says(WASSIM, 'Des formulaires qui tiennent sur un téléphone.'),
    says(MAELLE, 'Compter les abandons, et pas seulement les succès.'),
    says(IDRISS, 'Un essai gratuit, sans témoin.'),
    says('Oriane Tavelloz', 'Former les équipes avant de former le public.'),
    says('Ladislas Perroudet', 'Publier le coût des erreurs, chaque année.'),
    says('Côme Vauquelain', 'Un bouton « enregistrer et revenir plus tard ».'),
    says(INES, 'Une adresse postale, en bas de chaque page.'),
    says(
      'Une représentante de la commune de Brézin',
      'Tester chaque formulaire avec dix {habitant·e·s|habitantes et habitants}, avant de le publier.',
    ),
    says(SACHA, 'Quelqu’un qui rappelle.'),
    says(YAELLE, 'Merci à vous toutes et tous, et à la semaine prochaine.'),
  ),
)

export const apprendre = rich(
  { name: 'apprendre-apres-50-ans' },
  part(
    'Recommencer',
    says(
      THEODULE,
      'On dit souvent qu’à {50|cinquante} ans, on n’apprend plus, et c’est une idée fausse qui rend service à beaucoup de monde.',
      'Elle évite d’avoir à financer des cours.',
      'Dans notre enquête, à l’Université de Massalène, les plus de {50|cinquante} ans apprennent moins vite, et ils oublient moins.',
      'Après six mois, l’écart de vitesse a disparu, et l’écart de mémoire est resté, en leur faveur.',
    ),
    says(
      IDRISS,
      'Je le vois chaque mardi, à l’École des Deux-Rives.',
      'L’an dernier, une couturière de {57|cinquante-sept} ans m’a dit : « je suis trop vieille pour votre machine ».',
      'Je lui ai demandé combien de machines elle avait apprises dans sa vie, et elle en a compté {14|quatorze}.',
      'Le tableur a été la quinzième, et la plus docile, selon elle.',
      'Je n’ai rien inventé : je lui ai seulement montré ce qu’elle savait déjà.',
    ),
  ),
  part(
    'Le prix d’une formation',
    says(
      THEODULE,
      'Reste le cœur du problème : qui paie ?',
      'Un certificat coûte en moyenne {CHF 2’350.-|deux mille trois cent cinquante francs}, et neuf bourses sur dix s’arrêtent à {35|trente-cinq} ans.',
    ),
    says(
      IDRISS,
      'Au canton, il existe un chèque de {CHF 900.-|neuf cents francs}, sans limite d’âge, et à peine {6 %|six pour cent} des ayants droit le demandent.',
      'Le formulaire s’appelle {F-27|F vingt-sept}, il tient sur deux pages, et nous le remplissons avec vous, le jeudi à {18 h|dix-huit heures}.',
    ),
  ),
  part(
    'Ce que l’expérience sait déjà',
    says(
      THEODULE,
      'Une dernière chose : apprendre, c’est aussi faire reconnaître ce que l’on sait.',
      'La validation des acquis raccourcit un parcours d’un an, en moyenne, et elle rend aux gens leur propre histoire.',
    ),
    says(
      IDRISS,
      'La couturière enseigne, à présent, deux soirs par semaine.',
      'Elle commence toujours par la même phrase : « ici, on a le droit de recommencer ».',
    ),
  ),
)

export const parole = rich(
  { name: 'parole-des-usageres-et-usagers', format: 'm4a' },
  part(
    'Parler en son nom',
    says(
      MAELLE,
      'Bienvenue à ce forum, préparé pendant quatre mois par un groupe de {12 usager·ère·s|douze usagères et usagers}.',
      'La règle est simple : les {professionnel·le·s|professionnelles et professionnels} écoutent d’abord, et répondent ensuite.',
    ),
    says(
      SACHA,
      'Je m’appelle Sacha, c’est un pseudonyme, et je l’ai choisi moi-même.',
      'Pendant six ans, on a parlé de moi dans des réunions où je n’étais pas.',
      'Un jour, j’ai demandé à lire mon dossier, et j’y ai trouvé {83|quatre-vingt-trois} pages, et pas une question.',
      'Alors nous avons écrit un cahier de doléances, non, un cahier d’idées.',
      'La {1ʳᵉ|première} idée : pas de réunion sur nous sans une chaise pour nous.',
    ),
  ),
  part(
    'Ce que dit le droit',
    says(
      INES,
      'Comme juriste, je peux rassurer les services : cette chaise est légale.',
      'Le droit de consulter son dossier existe depuis {1992|mille neuf cent nonante-deux}, il est gratuit, et la réponse doit arriver dans les {30|trente} jours.',
      'Ce qui manque, ce n’est pas la loi, c’est le réflexe.',
    ),
    says(
      SACHA,
      'Et le temps.',
      'Venir ici me coûte une demi-journée de travail, soit {CHF 95.-|nonante-cinq francs}.',
      'Votre expertise est payée, la nôtre s’appelle un « témoignage ».',
    ),
  ),
  part(
    'Trois engagements',
    says(
      MAELLE,
      'Nous vous avons {entendu·e·s|entendus}.',
      'Dès le {1er mars|premier mars}, La Passerelle indemnise chaque participation, {CHF 80.-|quatre-vingts francs} par séance, et rembourse le trajet.',
      'Deuxième engagement : deux sièges sur sept au comité de pilotage.',
      'Troisième engagement : un compte rendu en langage facile, relu par vous, avant d’être publié.',
    ),
    says(
      INES,
      'Je propose d’écrire tout cela dans une convention, pour que la promesse survive aux personnes.',
    ),
    says(
      SACHA,
      'D’accord, et nous viendrons vérifier, avec notre chaise.',
      'Merci d’avoir écouté jusqu’au bout.',
    ),
  ),
)
