/** Words that are said often in French, and words that are known to be taken for names. */
export const FRENCH_WORDS = `
abord absence accepter accès accident accord accueil accueillir acheter acte acteur action activité adresse adulte affaire afin âge
âgé agir agent agriculture aide aider ailleurs aimer ainsi air ajouter allant aller allons allez vais vas va vont allé alors amener ami amie
amour ampleur an ancien ancienne ange animal année annoncer août appel appeler apporter apprendre après arbre argent arme arrêt
arrêter arriver art article asseoir assez assis association assurer atelier attendre attention aucun aujourd'hui auparavant auquel
aussi aussitôt autant auteur auto autour autre autres autrement autrice avance avancer avant avenir avis avocat avoir avril bain
baisse balle banc banque bas base bateau bâtiment beau beaucoup bébé bel belle ben bénévole besoin bête bien bienvenue bientôt billet
blanc blanche bleu bloc boire bois boit boîte bon bonne bonjour bonsoir bonheur bord bouche bout bras bref bruit brun bureau but
ça cadre café calme camp campagne canal cap capable car carte cas cause ceci cela celle celles celui centre cependant cercle certain
certaine ceux chacun chaise chaleur chambre champ chance changer chant chaque charge chat chaud chef chemin cher cherche chercher
cheval cheveux chien chiffre choix chose ciel cinq cinquante cité citoyen citoyenne clair claire classe clé client code codeur cœur
coin collier colline combien comité comme commencer comment commerce commun commune communauté compagnie complet comprendre compte
compter concert conférence confiance connaissance connaître connu conseil construire contact content continuer contraire contrat
contre coop coopérative corps côte côté couleur coup cour courant cours court coût coûter crise croire croix cuisine culture cycle
dame danger danse date début décembre décider défi dehors déjà demain demande demander demi dent départ depuis dernier dernière
derrière dès dessous dessus détail dette deux deuxième devant devenir devoir dieu difficile dimanche dire direct directeur direction
dis disait disant disons dit dites dix dizaine dois doit doivent donc donner donné dossier doute doux douze droit droite dur durée
eau école écoute écouter écrire écrit effet également église élève elle elles emploi encore endroit énergie enfance enfant enfin
ensemble ensuite entendre entendu entier entrée entreprise entrer envers envie environ envoyer époque équipe erreur espace espèce
espérer espoir esprit essayer est état été étage étranger être étude étudier euh eux évidemment exemple exister expérience face
façon faible faim faire fais fait faites faut famille fasse faux femme fenêtre fer ferme fermer fête feu feuille février fier fille
film fils fin fini finir fleur fleuve foi fois fonction fond fondation fonds font force forcément forêt forme formation fort forte
forum foyer frais français franc frère froid front fruit futur gagner garder garçon gare gars gauche gens genre geste gouvernance
goût grâce grand grande gratuit gris gros groupe guerre habit habitant habitat habiter habitude haut hauteur herbe hésiter heure
heureux heureusement hier histoire hiver homme hôpital horizon hors hospice hôte hôtel hôtelier hôtellerie huit ici idée ignorer il
ils image imaginer immeuble important impression impôt intérêt intérieur intervention invité invitée jamais jambe janvier jardin
jaune jeu jeudi jeune joie joli jouer jour journal journée juge juger juillet juin juste justice kilo kilomètre là lac laisser
langue large leçon légume lequel laquelle lettre lever libre lien lieu ligne limite lire lit livre livrer local locale locataire
logement loi loin long longtemps longue lors lorsque loyer lui lumière lundi lune machine madame magasin mai main maintenant maire
mairie mais maison mal malade maladie manger manière manivelle manque marchand marche marché marcher mardi mari mars masse matin
matière mauvais médecin médecine meilleur membre même mémoire mener mer merci mercredi mère message mesure métier mètre mettre midi
mieux milieu militaire mille million minute mis mise mode moi moindre moins mois moitié moment monde monnaie monsieur mont montagne
monter montrer morceau mort mot mouvement moyen moyenne multiple mur musée musique naissance nature navire neige neuf ni niveau
noir nom nombre non nord note nouveau nouvel nouvelle novembre nuit numéro objet occasion octobre œil œuvre offre offrir oiseau
ombre oncle onze opinion or orange ordre oreille organisation origine oser oublier ouest oui ouvert ouverte ouvrir page pain paix
palais panier papier par parc parce pardon pareil parent parents parfois parler parole part partage partager partenaire parti partie
partir partout pas passage passé passer patient patiente patron pauvre payer pays paysage peau peine pendant pensée penser perdre
père permettre personne perte petit petite peu peuple peur peut peuvent peux phrase pied pierre place plage plaisir plan plante plat
plein pleine pluie plupart plus plusieurs plutôt poche poids point poisson police politique pomme pont port porte porter poser
position possible poste pour pourquoi pourtant pousser pouvoir pratique pré premier première prendre près présence présent
présentation président presque presse prêt prêter prévoir prier prince principe printemps pris prise prix problème prochain
prochaine produit professeur profond programme projet promettre proposer propos propre public puis puisque puits quai qualité quand
quant quantité quarante quart quartier quatre quel quelle quelque quelques quelqu question quinze quitter quoi raison ranger rapide
rapport rare rayon recevoir recherche réel refuser regard regarder région règle relation remercier remettre rencontre rencontrer
rendez rendre renseignement rentrer répondre réponse report reprendre réseau respect reste rester résultat retard retour retourner
rétablissement réunion réussir rêve réveil revenir revenu riche rien rire rivière robe roi rôle roman rond rose rouge route rue
sable sac saint saison salle salon salut samedi sang santé savoir sait sais science seconde secret secteur séjour sel semaine sens
sentiment sentir sept septembre série service seul seule seulement siècle siège signe silence simple simplement sinon site situation
six social sociale société sœur soi soif soin soir soirée sol soldat soleil solidarité solution sombre somme sommeil son sorte
sortie sortir sou souhait souffrir sourire souvenir souvent spécial stade suisse suite suivant suivre sujet sûr surprise surtout
système table tache tâche taille tant tante taper tard tel telle tellement temps tendre tenir tenter terme terrain terre tête texte
théâtre thèse tiens tiers titre toi toit tomber ton tôt total toujours tour tous tout toute toutes train trait tranquille travail
travaux travailler travers treize trente très triste trois troisième trop trou trouver tuer type université usage utile vache
vague valeur veille vélo vendre vendredi venir vent vente ver vérité vernis verre vers vert verte veut veux vide vie vieil vieille
vieillir vieux vif vigne village ville vin vingt visage visite vite vitesse vivre voici voie voient voilà voir vois voit voisin
voisine voiture voix vol volonté vouloir voulu vrai vraie vraiment voyage voyager vu vue yeux zéro zone puis pu su eu lu bu dû
coda orchestre marais moulin fontaine boulanger charpentier berger mercier tailleur chevalier comte duc maréchal prévôt
`
