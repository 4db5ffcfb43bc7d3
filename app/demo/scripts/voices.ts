/** Arguments of espeak-ng. */
export interface Voice {
  voice: string
  speed: number
  pitch: number
}

/** The three voices that the small model was trained on. */
const CALM: Voice = { voice: 'fr', speed: 158, pitch: 48 }
const CLEAR: Voice = { voice: 'fr+f2', speed: 164, pitch: 52 }
const DEEP: Voice = { voice: 'fr+m3', speed: 160, pitch: 45 }

const french = (variant: string, speed: number, pitch: number): Voice => ({
  voice: `fr+${variant}`,
  speed,
  pitch,
})

/** Everyone who speaks in the demo: people invented for it, synthetic voices. */
export const VOICES = {
  'Yaëlle Sormany': { rich: french('f4', 150, 54), live: CLEAR },
  'Jeanne-Lise Mirebois': { rich: french('f2', 142, 46), live: CLEAR },
  'Nour Abelkriz': { rich: french('f3', 156, 58), live: CLEAR },
  'Wassim Charpin': { rich: french('m3', 152, 45), live: DEEP },
  'Maëlle Dorsaz-Quint': { rich: french('f1', 152, 50), live: CLEAR },
  'Idriss Benkoula': { rich: french('m7', 150, 50), live: DEEP },
  'Oriane Tavelloz': { rich: french('f5', 148, 42), live: CALM },
  'Côme Vauquelain': { rich: french('m1', 158, 56), live: CALM },
  'Inès d’Aubreval': { rich: french('f2', 160, 66), live: CLEAR },
  'Ladislas Perroudet': { rich: french('m4', 146, 38), live: DEEP },
  'Théodule Anquetin': { rich: french('m2', 144, 36), live: DEEP },
  Sacha: { rich: { voice: 'fr', speed: 150, pitch: 60 }, live: CALM },
  'Une représentante de la commune de Brézin': { rich: french('f4', 144, 34), live: CLEAR },
  'Une bénévole dans la salle': { rich: french('f3', 150, 44), live: CLEAR },
  'Solveig Amarante': { rich: french('f4', 158, 62), live: CLEAR },
  'Baptiste Oriol': { rich: { voice: 'fr', speed: 152, pitch: 42 }, live: CALM },
  'Félicité Morandin': { rich: french('f1', 138, 34), live: CLEAR },
  'Régie des Tanneurs': { rich: french('m3', 150, 54), live: DEEP },
  'Harriet Okonedo': { rich: { voice: 'en+f3', speed: 150, pitch: 52 }, live: CLEAR },
  'Tom Brackley': { rich: { voice: 'en', speed: 148, pitch: 46 }, live: CALM },
} satisfies Record<string, { rich: Voice; live: Voice }>

export type Person = keyof typeof VOICES
