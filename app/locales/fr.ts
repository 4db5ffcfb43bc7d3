/** The interface in French, the first language: its shape is what every other language must fill. */
import type { ArticleKind, CreditRole, PartnerRole } from '#db/schema.ts'
import type { ReasonCode, WorkKind } from '#media-pipeline'
import type { FeedContent } from '../addresses.ts'
import type { Day } from './format.ts'

type Facts = Record<string, string | number>
const several = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`
const NUMBERS = ['Zéro', 'Une', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf', 'Dix']
const inWords = (count: number) => NUMBERS[count] ?? String(count)
const decimal = (number: string | number) => String(number).replace('.', ',')
const HALVES = { morning: 'le matin', afternoon: 'l’après-midi' }

export const fr = {
  name: 'Français',
  /** Between a name and what follows. */
  colon: ' : ',
  demoNote: 'Ceci est une démonstration : les voix sont synthétiques, les personnes et les lieux inventés.',
  skipToContent: 'Aller au contenu',
  home: 'Accueil',
  menuPeople: 'Personnes',
  menuTopics: 'Thèmes',
  menuArticles: 'Actualités',
  studio: 'Studio',
  search: 'Rechercher',
  searchLabel: 'Rechercher dans tout ce qui a été dit',
  siteNavigation: 'Navigation du site',
  breadcrumb: 'Fil d’Ariane',
  otherLanguages: 'Langue du site',
  inThisLanguage: 'Ce site en français',

  homeIntroduction:
    'Des enregistrements à écouter, à lire et à parcourir : chaque phrase dite peut être retrouvée.',
  shows: 'Séries',
  latest: 'Derniers épisodes',
  coming: 'À venir',
  nothingYet: 'Rien n’est encore publié ici.',
  subscribe: 'S’abonner',
  subscribeTo: (show: string) => `S’abonner à « ${show} »`,
  subscribeWhy:
    'S’abonner est gratuit : une application de podcasts vous apporte chaque nouvel épisode dès qu’il paraît.',
  subscribeSteps: [
    'Choisissez votre application, ou copiez l’adresse et collez-la dans votre application, là où elle demande d’ajouter une adresse.',
    'Sur un autre appareil ? Visez le code avec l’appareil photo du téléphone, puis choisissez l’application.',
  ],
  feedWays: {
    audio: 'Le son',
    video: 'La vidéo',
    light: 'Le son léger',
  } satisfies Record<FeedContent, string>,
  feedHints: {
    audio: () => 'Tous les épisodes, à écouter. En cas de doute, prenez celui-ci.',
    video: () => 'Les épisodes filmés, à regarder. Ceux qui ne le sont pas y sont avec leur son.',
    light: (weight: string) =>
      `Tous les épisodes en petits fichiers, environ ${weight} l’heure : pour une connexion lente ou un forfait limité.`,
  } satisfies Record<FeedContent, (weight: string) => string>,
  feedAddresses: {
    audio: 'Adresse du flux',
    video: 'Adresse du flux vidéo',
    light: 'Adresse du flux léger',
  } satisfies Record<FeedContent, string>,
  copy: 'Copier l’adresse',
  copied: 'Adresse copiée.',
  copyByHand: 'Sélectionnez l’adresse, puis copiez-la.',
  openInApp: 'Ouvrir dans une application',
  otherApp: 'Autre application',
  openFeed: 'Voir le flux RSS',
  scanCode: 'Code à viser avec un téléphone',
  qrCode: (address: string) => `Code QR de l’adresse ${address}`,
  feedTitles: {
    audio: (title: string) => `${title} : flux audio`,
    video: (title: string) => `${title} : flux vidéo`,
    light: (title: string) => `${title} : flux audio léger`,
  } satisfies Record<FeedContent, (title: string) => string>,
  feedOfThese: 'Flux RSS de ces épisodes',
  movedTo: (host: string) =>
    `Cette série est publiée ailleurs : ses nouveaux épisodes paraissent sur ${host}.`,
  movedHint:
    'Les adresses ci-dessous sont les nouvelles. Si vous étiez déjà abonné·e, votre application suit.',
  newAddress: 'Voir sa nouvelle adresse',
  ended: 'Cette série est terminée. Tous ses épisodes restent à écouter.',
  withHosts: 'Avec',
  hostOf: 'On l’entend dans',
  supportShow: 'Soutenir',
  aboutShow: 'À propos de cette série',
  license: 'Licence',
  allRightsReserved: 'Tous droits réservés',
  episodes: 'Épisodes',
  countEpisodes: (count: number) => several(count, 'épisode', 'épisodes'),
  countRecordings: (count: number) => several(count, 'enregistrement', 'enregistrements'),
  seasons: (label: string | null) =>
    label === null ? 'Saisons' : /[sxz]$/.test(label) ? label : `${label}s`,
  season: (label: string | null, number: number, title: string | null) =>
    `${label ?? 'Saison'} ${number}${title ? ` : ${title}` : ''}`,
  /** Titles of the feeds beside a show's own. */
  lightFeed: (show: string) => `${show} (audio léger)`,
  videoFeed: (show: string) => `${show} (vidéo)`,
  withVideo: 'vidéo',
  trailer: 'bande-annonce',
  bonus: 'bonus',
  latestArticles: 'Actualités',
  allArticles: 'Toutes les actualités',
  edition: (year: number) => `Édition ${year}`,
  proposedBy: 'Proposé par',
  pages: 'Pages',
  newerEpisodes: 'Épisodes plus récents',
  olderEpisodes: 'Épisodes plus anciens',
  pageOf: (page: number, last: number) => `Page ${page} sur ${last}`,

  when: ({ date, time, half, knownTo }: Day) => {
    if (knownTo === 'month') return `en ${date}`
    return `le ${date}${time ? ` à ${time}` : ''}${half ? `, ${HALVES[half]}` : ''}`
  },
  until: (from: string, to: string) =>
    `${from}, jusqu’${/^(le|en) /.test(to) ? to.replace(/^le /, 'au ') : `à ${to}`}`,
  published: (when: string) => `Publié ${when}`,
  at: (place: string) => `Lieu : ${place}`,
  context: 'Dans le cadre de',
  whenLabel: 'Quand',
  placeLabel: 'Lieu',
  accessLabel: 'Accès',
  registrationLabel: 'Inscription',
  registrations: {
    open: 'Inscriptions ouvertes',
    'last-places': 'Dernières places',
    full: 'Complet',
    closed: 'Inscriptions closes',
  },
  registerAt: (host: string) => `S’inscrire sur ${host}`,
  practical: 'Informations pratiques',

  onThisPage: 'Sur cette page',
  listen: 'Écouter',
  readTranscript: 'Lire la transcription',
  downloadLink: 'Télécharger',
  watch: 'Regarder',
  listenOnly: 'Écouter le son seul',
  recordingToCome: 'L’enregistrement viendra ici.',
  recordingInTheWorks: 'L’enregistrement est en préparation. Il pourra être écouté ici dès qu’il sera prêt.',
  noNativePlayer:
    'Votre navigateur ne peut pas jouer cet enregistrement. Vous pouvez le télécharger plus bas.',
  fromMoment: (clock: string) => `À partir de ${clock}`,
  fromTo: (from: string, to: string) => `De ${from} à ${to}`,
  readFromThere: 'Lire ce passage',
  fromTheStart: 'Reprendre au début',
  captions: (language: string, automatic: boolean) =>
    `Sous-titres${automatic ? ' automatiques' : ''} (${language})`,
  parts: 'Enregistrements',
  capsules: (count: number) => `${inWords(count)} capsules`,
  partsOf: (count: number) => `${inWords(count)} parties`,
  excerpts: 'Extraits',
  part: (number: number) => `Partie ${number}`,
  thisPart: 'en lecture sur cette page',
  backToEpisode: 'Tous les enregistrements de cet épisode',

  notes: 'Notes',
  chapters: 'Chapitres',
  chaptersAutomatic: 'Chapitres repérés automatiquement, non relus.',
  transcript: 'Transcription',
  transcriptAutomatic: 'Transcription automatique, non relue.',
  transcriptImported: 'Transcription fournie avec l’enregistrement.',
  transcriptReviewed: 'Transcription relue.',
  transcriptComing: 'La transcription arrive. Elle s’affichera ici dès qu’elle sera prête.',
  transcriptNeedsModel: 'La transcription viendra dès qu’un modèle de parole sera installé.',
  transcriptMissing: 'Cet enregistrement n’a pas de transcription.',
  transcriptSilent: 'Aucune parole n’a été reconnue dans cet enregistrement.',
  listenFrom: (clock: string, spoken: string) => `${clock}, écouter à partir de ${spoken}`,
  listenFromStart: (clock: string) => `${clock}, écouter depuis le début`,
  downloads: 'Télécharger',
  downloadSound: (size: string) => `Le son (MP3, ${size})`,
  downloadLight: (size: string) => `Le son léger (MP3, ${size})`,
  downloadOpus: (size: string) => `Le son en une voie (Opus, ${size})`,
  downloadVideo: (size: string) => `La vidéo (MP4, ${size})`,
  downloadSmallVideo: (size: string) => `La vidéo légère (MP4, 360 lignes, ${size})`,
  downloadFullVideo: (size: string) => `La vidéo en grand (MP4, 1080 lignes, ${size})`,
  downloadTranscript: (format: string) => `La transcription (${format})`,
  people: 'Intervenant·e·s',
  report: 'Compte-rendu',
  reportBy: 'Compte-rendu de',
  topics: 'Thèmes',
  partners: 'Partenaires',
  partnerRoles: {
    organises: 'Organisation',
    'co-organises': 'Coorganisation',
    funds: 'Avec le soutien financier de',
    supports: 'Avec le soutien de',
    partner: 'En partenariat avec',
  } satisfies Record<PartnerRole, string> as Record<string, string>,
  references: 'Références',
  documents: 'Documents',
  documentToCome: 'à paraître',
  documentAccessible: 'version accessible',
  documentNotAccessible: 'version non accessible',
  roles: {
    host: 'animation',
    guest: 'invité·e',
    speaker: 'intervenant·e',
    moderator: 'modération',
    keynote: 'conférence d’ouverture',
    interviewer: 'entretien',
    author: 'texte',
    producer: 'production',
    director: 'réalisation',
    translator: 'traduction',
    'sign-interpreter': 'interprétation en langue des signes',
  } satisfies Record<CreditRole, string> as Record<string, string>,

  searchTitle: 'Recherche',
  searchFor: (query: string) => `Recherche : ${query}`,
  searchHint: 'Écrivez un ou plusieurs mots : nous cherchons dans les titres et dans tout ce qui a été dit.',
  found: (episodes: number, shown: number) =>
    `${several(episodes, 'épisode trouvé', 'épisodes trouvés')}${shown < episodes ? `, les ${shown} premiers sont montrés` : ''}`,
  foundNothing: (query: string) => `Rien n’a été trouvé pour « ${query} ».`,
  foundNothingHint: 'Essayez avec moins de mots, ou parcourez les séries :',
  heardAt: (clock: string) => `Entendu à ${clock}`,
  momentsOf: (title: string) => `Moments de ${title}`,

  notFound: 'Cette page n’existe pas',
  notFoundHint: 'L’adresse est peut-être incomplète, ou la page a été retirée. Vous pouvez la chercher :',
  broken: 'Quelque chose n’a pas fonctionné',
  brokenHint: 'La faute est de notre côté. Réessayez dans un instant.',

  steps: {
    probe: 'Lecture du fichier',
    analyse: 'Analyse du son',
    encode: 'Préparation du son et de l’image',
    transcribe: 'Transcription',
    chapters: 'Chapitres',
    tag: 'Titres dans les fichiers',
  } satisfies Record<WorkKind, string>,

  reasons: {
    'empty-file': () => 'Le fichier est vide.',
    'unknown-format': () =>
      'Ce fichier n’est ni un son ni une vidéo que nous connaissons. Essayez un MP3, un M4A, un WAV ou un MP4.',
    unreadable: () =>
      'Ce fichier ne peut pas être lu : il est sans doute abîmé. Exportez-le à nouveau et renvoyez-le.',
    'no-sound': () => 'Cet enregistrement n’a pas de son.',
    'too-short': () => 'Cet enregistrement est trop court : il faut au moins une seconde.',
    'too-long': () => 'Cet enregistrement est trop long. Coupez-le en plusieurs parties.',
    'odd-sound': () =>
      'Le son de ce fichier a des réglages impossibles. Exportez-le à nouveau, en 44,1 ou 48 kHz.',
    'odd-picture': () =>
      'L’image de ce fichier a une taille impossible. Exportez-la à nouveau, en 1080p par exemple.',
    'too-many-streams': () =>
      'Ce fichier contient trop de pistes. Exportez-le avec une piste de son et une d’image.',
    'cut-short': (facts: Facts) =>
      facts.read !== undefined && facts.expected !== undefined
        ? `Le fichier est incomplet : ${Math.floor(Number(facts.read))} secondes lisibles sur ${Math.floor(Number(facts.expected))}. Renvoyez-le.`
        : 'Le fichier est incomplet. Renvoyez-le.',
    'encode-failed': () =>
      'Le son ou l’image n’ont pas pu être préparés. Exportez le fichier à nouveau et renvoyez-le.',
    'recogniser-failed': () => 'La transcription a échoué. L’enregistrement peut être écouté sans elle.',
    'no-recogniser': () =>
      'Aucun moteur de reconnaissance de la parole n’est installé. « causerie doctor » dit comment faire.',
    'no-model': () =>
      'Aucun modèle de parole n’est installé. « causerie model list » montre lesquels existent.',
    'bad-model': () => 'Le modèle de parole est abîmé ou d’un autre format. Installez-le à nouveau.',
    'no-memory': (facts: Facts) =>
      facts.needed !== undefined && facts.free !== undefined
        ? `Le modèle de parole demande ${decimal(facts.needed)} Go de mémoire et ${decimal(facts.free)} Go sont libres. La transcription continuera quand il y en aura plus, ou choisissez un modèle plus petit.`
        : 'Il y a trop peu de mémoire pour le modèle de parole. La transcription continuera quand il y en aura plus.',
    'no-space': () => 'Il n’y a plus de place sur le disque. Libérez-en, puis relancez.',
    'storage-failed': () => 'Le stockage n’a pas répondu. Un nouvel essai aura lieu.',
    'timed-out': () => 'Le travail a duré trop longtemps et a été arrêté.',
    'worker-died': () => 'Le travail s’est interrompu plusieurs fois sans résultat.',
    crashed: () => 'Une erreur imprévue s’est produite. Les détails sont dans le journal.',
  } satisfies Record<ReasonCode, (facts: Facts) => string> as Record<ReasonCode, (facts: Facts) => string>,

  articleKinds: {
    news: 'Actualité',
    call: 'Appel à participation',
    publication: 'Publication',
    press: 'Communiqué de presse',
  } satisfies Record<ArticleKind, string> as Record<string, string>,
  countArticles: (count: number) => several(count, 'article', 'articles'),
  newerArticles: 'Articles plus récents',
  olderArticles: 'Articles plus anciens',
  foundArticles: (articles: number, shown: number) =>
    `${several(articles, 'article trouvé', 'articles trouvés')}${shown < articles ? `, les ${shown} premiers sont montrés` : ''}`,
  by: 'Par',
  contact: 'Contact',
  pressContact: 'Contact pour la presse',
  takesPart: 'Participations',
  reportsWritten: 'Comptes-rendus rédigés',
  articlesWritten: 'Articles rédigés',
  partIn: 'Prend part à',
  /** What an organisation does, as its own page says it. */
  partsOfOrganisation: {
    organises: 'organise',
    'co-organises': 'coorganise',
    funds: 'finance',
    supports: 'soutient',
    partner: 'partenaire',
  } satisfies Record<PartnerRole, string> as Record<string, string>,
  /** What a feed calls the beginning of a recording whose first chapter comes later. */
  feedIntroduction: 'Introduction',
  /** Ends show notes that are too long for a feed, as a link. */
  feedRest: 'Lire la suite sur le site',
  feedPartOf: 'Fait partie de :',
  newsFeed: (site: string) => `${site} : actualités`,
  website: (host: string) => `Site web : ${host}`,
  years: (from: string | null, until: string | null) => {
    if (from && until) return from === until ? from : `${from}–${until}`
    return from ? `depuis ${from}` : `jusqu’en ${until}`
  },
}

export type Words = typeof fr
