/** French talks as a recogniser may write them; their marks are said in `misheard-talk-for-tests.ts`. */
import { type MisheardTalk, organisation, person, term } from './misheard-talk-for-tests.ts'

export const FRENCH_TALKS: MisheardTalk[] = [
  {
    name: 'une table ronde sur le logement',
    language: 'fr',
    entries: [
      person('Ambre Fontvieux'),
      person('Matthieu Aebischer'),
      person('Camille Dubois'),
      person('Jean-Luc Schneider'),
      person('Anaïs Quenouille'),
      person('Maud Lhôtellier'),
      person('Benoît Thélusson'),
      person('Karim Benhaddou'),
      person('Sylvie Monnay'),
      person('François Encours'),
      person('Irène Perrault'),
      person('Hélène Wyss', false),
      person('Thierry Courvoisier', false),
      person('Ousmane Diallo', false),
      person('Rose Marchand', false),
      organisation('Fondation Emmaüs Genève'),
      organisation('Pro Senectute'),
      organisation('Hospice général'),
      organisation('Université de Genève', 'UNIGE'),
      organisation('Ville de Genève'),
      term('HLM'),
      term('Codha', 'la codeur'),
      term('RBI'),
      term('GIAP'),
      term('Carouge'),
      term('Préverenges'),
      term('Loëx', 'lo-ex'),
      term('Plainpalais'),
      term('Voie Verte'),
      term('low-tech'),
      term('écoquartier'),
      term('Meyrin'),
      term('La Manivelle'),
      term('gouvernance partagée'),
      term('Forum'),
    ],
    misheard: `
Nous recevons ce soir {Ambre font vieux|Ambre Fontvieux}, qui dirige une coopérative.
Merci {Ambre Fonvieux|Ambre Fontvieux} pour cette présentation.
Le projet d'{ambre Fontvieux|Ambre Fontvieux} a commencé en mars.
Comme le disait madame {Fonvieu|Fontvieux}, le terrain était vide.
La parole est à {Mathieu Ébicher|Matthieu Aebischer}.
Avec {Mathieu et Bichère|Matthieu Aebischer}, nous avons visité les immeubles.
Monsieur {Ebischer|Aebischer} est architecte.
{Camille du bois|Camille Dubois} nous rejoint dans un instant.
C'est {Camille Duboy|Camille Dubois} qui a écrit le rapport.
Bonjour {Jean-Luc Chneider|Jean-Luc Schneider}, bienvenue.
Le bureau de {Jean Luc Schneider|Jean-Luc Schneider} est à Berne.
Je passe le micro à {Jean-Luc Chenaider|Jean-Luc Schneider}.
Merci à {Anaïs Kenouille|Anaïs Quenouille} et à toute son équipe.
{Anaïs quenouilles|Anaïs Quenouille} parle de la santé des jeunes.
{Maude l'hôtelier|Maud Lhôtellier} travaille avec des familles.
Selon {Maud Lotelier|Maud Lhôtellier}, il faut agir vite.
{Benoit Télusson|Benoît Thélusson} est le président de l'association.
On remercie {Benoît et Lusson|Benoît Thélusson} pour son accueil.
L'idée vient de {Karim Ben Haddou|Karim Benhaddou}.
{Karim Benadou|Karim Benhaddou} habite ici depuis dix ans.
J'ai travaillé avec {Sylvie Monet|Sylvie Monnay} pendant deux ans.
{Sylvie monnaie|Sylvie Monnay} a dessiné les plans.
{Irène Perrot|Irène Perrault} est avec nous.
Madame {Pérault|Perrault} a raison sur ce point.
{Hélène Viss|Hélène Wyss} était là au printemps.
{Thierry Courvoisié|Thierry Courvoisier} avait posé la même question.
{Ousmane Dialo|Ousmane Diallo} nous avait parlé de son quartier.
{Ousman Diallo|Ousmane Diallo} revient la semaine prochaine.
C'est l'atelier de {François Encour|François Encours}.
La {fondation Emmaus Genève|Fondation Emmaüs Genève} a ouvert un nouveau centre.
Ils travaillent avec la {Fondation Émaus Genève|Fondation Emmaüs Genève}.
Les bénévoles de {pro sénectute|Pro Senectute} passent chaque lundi.
Une étude de {Prosenectute|Pro Senectute} le montre.
Il vit dans un {H L M|HLM} depuis son enfance.
Les {H.L.M.|HLM} sont loin du centre.
On parle beaucoup du {r b i|RBI} en ce moment.
Elle a étudié à l'{unige|UNIGE} avant de partir.
Les enfants du {GIAPE|GIAP} mangent à midi.
La {~coda|Codha} construit soixante logements.
Avec {la codeur|Codha}, on a signé un contrat.
Une ferme de {Préveranges|Préverenges} livre les légumes.
Le foyer de {Loex|Loëx} est au bord du fleuve.
On se retrouve à {Plein Palais|Plainpalais} demain soir.
Le marché de {plein-palais|Plainpalais} commence à huit heures.
Vous suivez la {voie verte|Voie Verte} jusqu'au pont.
C'est un atelier {lowtech|low-tech} ouvert à tous.
Des objets {lo-tech|low-tech} simples à réparer.
Le nouvel {éco-quartier|écoquartier} compte mille habitants.
L'{éco quartier|écoquartier} de {Mérin|Meyrin} a dix ans.
Les gens de {Mairin|Meyrin} connaissent bien ce lieu.
La rue principale de {carouge|Carouge} est fermée.
On parle de {gouvernance partager|gouvernance partagée} dans ce groupe.
`,
    right: `
Le projet est en cours depuis deux ans.
Les travaux en cours coûtent cher.
Ils font vieux dans ces habits.
Ce sont de vieux immeubles qui ne font plus envie.
Elle porte un collier d'ambre très ancien.
Nous avons acheté du bois pour les fenêtres.
La maison du bois se trouve au village.
Camille est arrivée avec du bois.
C'est une question de monnaie et de banque.
La monnaie locale circule dans les commerces.
Un hôtelier du quartier nous a aidés.
L'hôtelier nous prête des chambres.
Le marchand de roses ferme à midi.
Une rose rouge sur la table.
La ville de Genève a beaucoup changé.
Il y a de la place en ville, dans le palais.
Le plein emploi est un rêve ancien.
Ce forum a réuni deux cents personnes.
Les dix à l'eau, pas plus.
Il faut un code à quatre chiffres.
Elle a une coda très belle dans cette musique.
Le courant passe bien entre nous.
Mathilde a pris la parole après lui.
Je vois ce que vous voulez dire.
Nous partageons la gouvernance du lieu avec les habitants.
L'hospice du village est fermé.
La direction générale n'a pas répondu.
Les élèves lisent un texte chaque matin.
Ils ont marché jusqu'à la voie ferrée.
La fondation a donné de l'argent.
Des jeunes, des familles et des acteurs de la région.
Et puis, on a pris le car rouge pour rentrer.
Vous pouvez écouter la suite la semaine prochaine.
Le maire en a parlé hier.
Elle a étudié à l'université, puis elle est partie.
Ben, Adou est venu aussi.
Il est tard, on va manger.
Nous avons un nouveau président.
Claude Monet peignait ce jardin.
Bonjour Mathieu, bonjour Anne, merci d'être là.
C'est une manivelle de vélo.
Tout le monde est bienvenu ici.
`,
  },
  {
    name: 'un colloque sur la santé',
    language: 'fr',
    entries: [
      person('Léa Chappuis'),
      person('Stéphane Huguenin'),
      person('Nathalie Guex'),
      person('Philippe Rouvinez'),
      person('Éloïse Charrière'),
      person('Samir Boukhari'),
      person('Joëlle Quartier'),
      person('Pascal Bonvin'),
      person('Xavier Le Goff'),
      organisation('Croix-Rouge genevoise'),
      organisation('Hôpitaux universitaires de Genève', 'HUG'),
      organisation('Espace Entreprise'),
      term('TDAH'),
      term('Onex'),
      term('Vernier'),
      term('psychoéducation'),
      term('pair-aidance', 'père aidance'),
      term('Cité générations'),
      term('burn-out'),
      term('Rétablissement'),
    ],
    misheard: `
Bonjour {Léa Chapuis|Léa Chappuis}, merci d'être avec nous.
{Léa chat puis|Léa Chappuis} est infirmière.
{Stéphane Hugnin|Stéphane Huguenin} dirige ce service.
Le docteur {Uguenin|Huguenin} a suivi ces patients.
Avec {Nathalie Guè|Nathalie Guex}, nous avons ouvert ce lieu.
{Nathalie Gay|Nathalie Guex} est psychologue.
{Philippe Rouviné|Philippe Rouvinez} nous a rejoints.
Et {Philip Rouvinez|Philippe Rouvinez} a répondu.
{Héloïse Charrière|Éloïse Charrière} est la première à parler.
{Éloïse Charière|Éloïse Charrière} a fini sa thèse.
{Samir Boucari|Samir Boukhari} vient de Lyon.
{Samire Boukari|Samir Boukhari} a trente ans.
{Joelle Cartier|Joëlle Quartier} est notre invitée.
{Pascal bon vin|Pascal Bonvin} a fondé ce groupe.
{Xavier Le Gof|Xavier Le Goff} anime le débat.
Un don à la {croix rouge genevoise|Croix-Rouge genevoise} suffit.
Elle travaille aux {H U G|HUG} depuis cinq ans.
Les enfants avec un {T D A H|TDAH} ont besoin de calme.
Le centre d'{onex|Onex} est ouvert le samedi.
La {psycho-éducation|psychoéducation} aide les familles.
On propose de la {psycho éducation|psychoéducation} en groupe.
La {paire aidance|pair-aidance} change le regard.
La {père aidance|pair-aidance} est récente en Suisse.
Elle a fait un {burnout|burn-out} l'an dernier.
À {cité générations|Cité générations}, on soigne sans attendre.
`,
    right: `
Le quartier est calme le soir.
Il boit un bon vin avec son frère.
Le chat, puis le chien sont entrés.
Philippe a répondu à ma question.
La croix rouge sur la porte indique la pharmacie.
Nathalie est gaie ce matin.
Le rétablissement prend du temps.
L'entreprise a de l'espace pour grandir.
Il a hug, comme on dit en anglais.
Les hôpitaux sont pleins cet hiver.
Le vernis est encore frais.
Chaque génération a sa cité idéale.
Son père l'aide en ce moment.
La charrue est restée au champ.
Un pas, c'est tout ce qu'il faut.
On a brûlé du bois dehors.
Lorsque le patient arrive, on écoute d'abord.
Elle a les yeux clairs et la voix douce.
Ce chapitre parle de la douleur.
Le gars a fini son travail.
`,
  },
  {
    name: 'un débat sur l’eau',
    language: 'fr',
    entries: [
      person('Cédric Jeanneret'),
      person('Fatoumata Sissoko'),
      person('Laure Vuilleumier'),
      person('Gérald Crettenand'),
      person('Marie-Hélène Borgeaud'),
      person('Tiago Figueiredo'),
      person('Odile Fournier'),
      person('Bertrand Kiefer'),
      person('Solange Duvoisin', false),
      organisation('Services industriels de Genève', 'SIG'),
      organisation('Pro Natura'),
      organisation('Maison de la rivière'),
      term('STEP'),
      term('Arve'),
      term('Versoix'),
      term('Allondon', 'à l’on donc'),
      term('éco-point'),
      term('Contrat de rivières'),
      term('OFEV'),
    ],
    misheard: `
Bonsoir {Cédric Jeannerait|Cédric Jeanneret}, vous êtes ingénieur.
{Cédrique Jeanneret|Cédric Jeanneret} a mesuré le débit.
Et voici {Fatou Mata Sissoko|Fatoumata Sissoko}, qui arrive de Dakar.
{Fatoumata Cissoko|Fatoumata Sissoko} étudie les nappes.
{Laure Vuillemier|Laure Vuilleumier} est biologiste.
Avec {l'or Vuilleumier|Laure Vuilleumier}, nous avons compté les truites.
{Gérald Cretenan|Gérald Crettenand} habite au bord de l'eau.
Madame {Borjo|Borgeaud} a écrit ce rapport.
{Marie Hélène Borgeaud|Marie-Hélène Borgeaud} répond à la salle.
{Marie-Hélène Bourgeot|Marie-Hélène Borgeaud} a raison.
{Tiago Figueredo|Tiago Figueiredo} vient de Porto.
{Thiago Figueiredo|Tiago Figueiredo} a pris la parole.
Merci à {Odile fournié|Odile Fournier} pour les cartes.
Le journaliste {Bertrand Kiffer|Bertrand Kiefer} était là.
{Solange du voisin|Solange Duvoisin} avait posé la question.
Les gens de {pro natura|Pro Natura} surveillent les rives.
La {maison de la rivière|Maison de la rivière} ouvre en avril.
Les agents des {S I G|SIG} sont passés.
On a visité la {S.T.E.P.|STEP} de la vallée.
L'{Arves|Arve} est très haute cette année.
Le pont de {Versoi|Versoix} est fermé.
Les sources de {l'Alondon|l'Allondon} sont propres.
Un {écopoint|éco-point} se trouve devant l'école.
Le {contrat de rivière|Contrat de rivières} date de deux mille trois.
Un rapport de l'{O F E V|OFEV} le confirme.
`,
    right: `
Le voisin a fermé le robinet.
Une maison au bord de la rivière a été inondée.
Il a signé un contrat de travail.
Le fourneau chauffe encore.
Les services de la ville sont passés hier.
On en a parlé, et donc on a décidé.
L'or bleu, c'est ainsi qu'on appelle l'eau.
Il y a un point d'eau dans le parc.
Versez-la doucement dans le verre.
La nature est fragile ici.
Steppe ou désert, il y fait chaud.
Odile a répondu à tout le monde.
Le bourgeois du village ne voulait pas.
Sa larve vit trois ans dans le sable.
Gérard habite plus bas.
Marie, Hélène et Bernard sont venus.
Il faut six seaux pour le remplir.
`,
  },
]
