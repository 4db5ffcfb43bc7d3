const END = /[.?!…]["'”’»)\]\s]*$/
/** `M.`, `J.-P.`, `etc.`: a full stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|\s)(?:\p{L}\.|\p{Lu}\p{L}?\.-\S*|(?:mme|mlle|dr|prof|st|mr|mrs|ms|etc|cf|p|art|no)\.)$/iu

export const endsSentence = (text: string) => END.test(text.slice(-8)) && !ABBREVIATION.test(text.slice(-12))
