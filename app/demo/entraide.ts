/** Mois de l'entraide ouverte: four themed weeks, eight sessions, two to come. */
import type { DemoShow } from './content.ts'
import { APPRENDRE, DORMIR, PAROLE, QUAI } from './entraide-long.ts'
import { credit } from './people.ts'

const PLACE = 'Maison des Moulins, rue du Bief 14, Brézin'

/** `day` gives the date so many days from today. */
export function entraide(day: (days: number) => string): DemoShow {
  const on = (days: number, from: string, to: string) => ({
    startsDate: day(days),
    startsTime: from,
    endsTime: to,
    place: PLACE,
  })
  return {
    glossary: [
      {
        term: 'fracture numérique',
        synonyms: '',
        expansion:
          'Ce qui sépare celles et ceux qui se servent du réseau de celles et ceux qui n’y ont pas accès.',
      },
      {
        term: 'insertion professionnelle',
        synonyms: '',
        expansion: 'Le chemin vers un emploi, accompagné.',
      },
    ],
    fields: {
      slug: 'mois-de-l-entraide',
      title: 'Mois de l’entraide ouverte',
      kind: 'event',
      language: 'fr',
      description:
        'Quatre semaines pour ouvrir les portes de l’entraide : on y prototype des guichets, on y parle travail, santé et pouvoir d’agir, et tout le monde peut reprendre la parole ensuite. Chaque rencontre est enregistrée, transcrite et publiée avec ses documents.',
      organisation: 'La Passerelle',
      author: 'La Passerelle',
      email: 'bonjour@passerelle.example',
      category: 'Society & Culture',
      hosts: ['Yaëlle Sormany'],
      license: 'CC-BY-SA-4.0',
      location: 'Brézin',
      seasonLabel: 'Semaine',
      partners: [
        { organisation: 'La Passerelle', role: 'organises' },
        { organisation: 'HES de Valcrène', role: 'co-organises' },
        { organisation: 'Canton de Valcrène, Service de la cohésion sociale', role: 'funds' },
      ],
    },
    seasons: [
      {
        number: 1,
        title: 'Un atelier pour la ville',
        description: 'À quoi ressemble un guichet dessiné par celles et ceux qui y font la queue ?',
        startsDate: day(-35),
        endsDate: day(-31),
        partners: [{ organisation: 'Commune de Brézin', role: 'supports' }],
      },
      {
        number: 2,
        title: 'Retrouver une place au travail',
        description: 'Écrans, certificats, seconde carrière : ce qui aide, ce qui décourage.',
        startsDate: day(-28),
        endsDate: day(-24),
        partners: [{ organisation: 'Commune de Brézin', role: 'supports' }],
      },
      {
        number: 3,
        title: 'Santé et social',
        description: 'Quand le soin attend derrière le logement, le repas et le courrier.',
        startsDate: day(-21),
        endsDate: day(-17),
        partners: [{ organisation: 'Permanence du Lac', role: 'partner' }],
      },
      {
        number: 4,
        title: 'Pouvoir d’agir',
        description: 'Dire non, dire je, décider ensemble.',
        startsDate: day(-14),
        endsDate: day(-10),
      },
    ],
    episodes: [
      {
        state: { published: 33 },
        fields: {
          slug: 'imaginer-le-guichet-de-demain',
          title: 'Imaginer le guichet de demain',
          season: 1,
          summary:
            'Et si le guichet n’était plus une vitre ? En six courts chapitres filmés, un ingénieur et une cheffe de projet partent de la solidarité et de l’école pour arriver à un service que les habitant·e·s construisent avec la commune.',
          ...on(-34, '18:30', '20:00'),
          license: 'CC-BY-NC-SA-4.0',
          topics: 'Numérique, Pouvoir d’agir',
          credits: [credit('Côme Vauquelain'), credit('Maëlle Dorsaz-Quint')],
          partners: [{ organisation: 'Atelier Rebond', role: 'partner' }],
        },
        recordings: [
          {
            file: 'video-fr.mp4',
            title: 'La solidarité, l’école, le travail',
            sort: 'part',
          },
          {
            file: 'imaginer-le-guichet-2.mp4',
            title: 'La demande, la rencontre, l’avenir du quartier',
            sort: 'part',
          },
        ],
      },
      {
        state: { published: 31 },
        fields: {
          slug: 'prototyper-avec-les-habitants',
          title: 'Prototyper avec les habitants',
          season: 1,
          summary:
            'Trois étapes, une méthode ouverte : partir du besoin, construire ensemble, partager. Le compte rendu sonore d’une journée de travail où les premières maquettes étaient en carton.',
          ...on(-32, '09:00', '16:30'),
          topics: 'Pouvoir d’agir',
          credits: [credit('Maëlle Dorsaz-Quint', 'host'), credit('Wassim Charpin')],
          partners: [
            { organisation: 'Roue Libre', role: 'partner' },
            { organisation: 'Atelier Rebond', role: 'partner' },
          ],
        },
        recordings: [{ file: 'prototyper-avec-les-habitants.opus' }],
      },
      QUAI(on(-27, '18:30', '20:30')),
      APPRENDRE(on(-25, '12:15', '13:30')),
      DORMIR(on(-20, '18:30', '20:30')),
      {
        state: { published: 17 },
        fields: {
          slug: 'le-non-recours-en-cinq-capsules',
          title: 'Le non-recours en cinq capsules',
          season: 3,
          summary:
            'Un droit que l’on ne demande pas n’apparaît dans aucun budget. Cinq capsules de moins d’une minute pour comprendre pourquoi, et par où commencer.\n\nÀ lire aussi : le [Carnet de terrain n° 4](https://passerelle.example/carnets/4), et la page _Vos droits_ de la [Permanence juridique](https://permanence-juridique.example/droits).',
          startsDate: day(-18),
          topics: 'Non-recours, Santé, Numérique',
          credits: [
            credit('Maëlle Dorsaz-Quint'),
            credit('Inès d’Aubreval'),
            credit('Côme Vauquelain'),
            credit('Idriss Benkoula'),
            credit('Oriane Tavelloz'),
            credit('Nour Abelkriz'),
          ],
          partners: [{ organisation: 'Permanence du Lac', role: 'partner' }],
        },
        recordings: [
          {
            file: 'non-recours-1-sante.opus',
            title: 'Santé : écouter avant de soigner',
            description:
              'La santé est un droit, la demander reste difficile. Une équipe de quartier commence par une réponse simple.',
            sort: 'capsule',
          },
          {
            file: 'non-recours-2-logement.opus',
            title: 'Logement : une demande à deux voix',
            description:
              'Une juriste et un ingénieur se répondent : la maison est un lien, et le formulaire ne devrait pas être une porte.',
            sort: 'capsule',
          },
          {
            file: 'non-recours-3-emploi.opus',
            title: 'Emploi : la formation aussi est un droit',
            description:
              'Le travail change, donc la formation change. Encore faut-il savoir qu’elle vous est ouverte.',
            sort: 'capsule',
          },
          {
            file: 'non-recours-4-ecole.opus',
            title: 'École : parler avec les familles',
            description:
              'Bourses, cantine, soutien : ce que les familles ne demandent pas, et la rencontre qui débloque.',
            sort: 'capsule',
          },
          {
            file: 'non-recours-5-numerique.opus',
            title: 'Numérique : ne pas rester sans réseau',
            description:
              'La dernière capsule ferme la série : des outils, oui, mais avec les citoyennes et les citoyens.',
            sort: 'capsule',
          },
        ],
      },
      {
        state: { published: 12 },
        fields: {
          slug: 'dire-non-sans-rompre',
          title: 'Dire non sans rompre',
          season: 4,
          summary:
            'Refuser une mesure, un rendez-vous, une étiquette, sans claquer la porte. Six contributions courtes, de l’innovation sociale au pouvoir d’agir, avec les questions de deux animateurs.',
          ...on(-13, '18:30', '20:30'),
          topics: 'Pouvoir d’agir, Travail et formation',
          credits: [
            credit('Yaëlle Sormany', 'moderator'),
            credit('Oriane Tavelloz', 'keynote'),
            credit('Idriss Benkoula'),
            credit('Côme Vauquelain'),
            credit('Nour Abelkriz'),
          ],
        },
        recordings: [{ file: 'conference-fr.mp3' }],
      },
      PAROLE(on(-11, '14:00', '17:00')),
      {
        state: { published: 9 },
        fields: {
          slug: 'atelier-ouvrir-le-courrier',
          title: 'Ouvrir le courrier ensemble',
          season: 4,
          summary:
            'Cette lettre que l’on n’ose pas ouvrir, apportez-la. Une assistante sociale, une juriste et du thé : deux heures pour vider le tiroir, en petits groupes et sans rien publier.',
          startsDate: day(24),
          startsTime: '18:15',
          endsTime: '20:30',
          place: 'Maison des Moulins, salle 2, rue du Bief 14, 1400 Brézin',
          access:
            'Tram 3, arrêt Moulins, puis 200 m à plat. Entrée par la cour, portes automatiques, ascenseur jusqu’à la salle. Boucle magnétique. Interprète en langue des signes sur demande jusqu’à dix jours avant.',
          registration: 'last-places',
          registrationUrl: 'https://passerelle.example/inscriptions/courrier',
          topics: 'Non-recours',
          credits: [credit('Inès d’Aubreval')],
        },
        recordings: [],
      },
      {
        state: { published: 9 },
        fields: {
          slug: 'assemblee-des-cles',
          title: 'Assemblée des clés',
          season: 4,
          summary:
            'Qui a les clés des lieux communs, et qui devrait les avoir ? Une assemblée ouverte pour écrire la prochaine édition. Le lieu et le jour seront annoncés ici.',
          startsDate: day(92).slice(0, 7),
          precision: 'month',
          topics: 'Pouvoir d’agir, Voisinage',
        },
        recordings: [],
      },
    ],
  }
}
