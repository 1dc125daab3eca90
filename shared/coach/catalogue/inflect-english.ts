const VOWELS = 'aeiou';

/** One syllable that ends consonant-vowel-consonant doubles its last letter: "drop", "dropped". */
const doubles = (verb: string): boolean => /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb);

const thirdPerson = (verb: string): string => {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
};

const pastForm = (verb: string): string => {
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
};

const ingForm = (verb: string): string => {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (verb.endsWith('e') && !VOWELS.includes(verb.at(-2) ?? '')) return `${verb.slice(0, -1)}ing`;
  return doubles(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
};

/** "break/broke/broken", "miss", "set/set/set", or "commit/committed/committed" where a letter doubles against the rule. */
export const inflectEnglish = (verb: string) => {
  const [base = '', past = pastForm(base), participle = past] = verb.split('/');
  const doubled = past === `${base}${base.at(-1)}ed` ? `${base}${base.at(-1)}ing` : ingForm(base);
  return { base: [base, thirdPerson(base)], past: [...new Set([past, participle])], ing: [doubled] };
};

/** "pressed" → "pressing", for verbs that stand in no list. */
export const englishGerund = (past: string): string =>
  past.replace(/ied$/, 'ying').replace(/eed$/, 'eeing').replace(/ed$/, 'ing');
