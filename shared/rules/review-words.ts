/** What is written for looks, or says where something leads: it comes and goes without a word being changed. */
const MARKERS = /<!--[^<>\n]{0,200}-->|\[\^\d{1,6}\]/g;
const TARGETS = /\]\((?:[^()\s]|\([^()]*\))*(?: "[^"\n]*")?\)/g;
/** Renumbered by themselves when an item is put before them. */
const LIST_NUMBERS = /^[ \t>]*\d{1,9}[.)](?=\s)/gm;
/** Marks may stand inside a word. */
const MARKS = /[*_~`\\]/g;
/** Where words are not set apart by spaces, each sign counts as one. */
const WORD = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]|[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]/gu;

/** The words of stored Markdown in their order, without marks, targets of links, citations, blocks and punctuation. Linear in its length. */
export function wordsOf(markdown: string): string[] {
  const plain = markdown
    .replace(MARKERS, ' ')
    .replace(TARGETS, ']')
    .replace(LIST_NUMBERS, ' ')
    .replace(MARKS, '')
    .replace(UNSPACED, ' $& ');
  return plain.match(WORD) ?? [];
}
