const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ﬁ: 'fi', ﬂ: 'fl' }

/**
 * Text as the index knows it, and as a query must say it: lower case, no accents, ligatures as letters.
 * `Cœur d’Été` → `coeur d’ete`. Words are split afterwards, by FTS5's `unicode61`.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[œæßﬁﬂ]/g, (letter) => LIGATURES[letter]!)
}
