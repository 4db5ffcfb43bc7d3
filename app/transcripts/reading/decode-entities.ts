import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** Marks of direction: they are no letters. */
const INVISIBLE = /^(lrm|rlm|zwj|zwnj|shy)$/

/** `&eacute;`, `&#233;` and `&#xE9;` as letters; what is no reference stays as it is. */
export const decodeEntities = (text: string) =>
  text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,30}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return INVISIBLE.test(name) ? '' : decodeNamedCharacterReference(name) || whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
        ? String.fromCodePoint(code)
        : ''
    },
  )
