export type WordForms = { one: string; many: string; One: string; Many: string; aOne: string };

/** Forms of the installation's word for post-mortem: "a post-mortem", "Post-mortems"; "analysis" becomes "analyses". */
export function wordForms(word: string): WordForms {
  const one = word;
  const many = plural(one);
  const article = /^(?:[aeio]|u(?!s|ni))/i.test(one) ? 'an' : 'a';
  return { one, many, One: capital(one), Many: capital(many), aOne: `${article} ${one}` };
}

function plural(word: string): string {
  if (/sis$/i.test(word)) return word.replace(/is$/i, 'es');
  if (/[^aeiou]y$/i.test(word)) return word.replace(/y$/i, 'ies');
  if (/(?:s|x|z|ch|sh)$/i.test(word)) return `${word}es`;
  return `${word}s`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** "post-mortem" in a sentence, not in an address, a file's name or the name of an action. */
const WORD = /(?<![\w/.:"'`-])(an? )?(post-mortem)(s?)(?!\.\w|[\w"'`/-])/gi;

/** A sentence of ours in the installation's own word: "There is no post-mortem PM-9" becomes "There is no debrief PM-9". */
export function inOwnWord(sentence: string, word: string): string {
  if (word === 'post-mortem') return sentence;
  const forms = wordForms(word);
  return sentence.replace(WORD, (_, article: string | undefined, found: string, plural: string) => {
    if (article) return sameCase(article, `${forms.aOne}${plural ? 's' : ''}`);
    return plural ? (found[0] === 'P' ? forms.Many : forms.many) : found[0] === 'P' ? forms.One : forms.one;
  });
}

const sameCase = (model: string, text: string): string => (model[0] === 'A' ? capital(text) : text);
