/** A marker of a live block, or any other comment; one that is never closed reaches to the end. */
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const MARK = /^[\s>#*_+|~=`:-]+|[\s*_|~=`:-]+$/g;
const CITATION = /\[\^[\w-]{1,40}\]/g;

/** The lines of a Markdown text that hold words, without the marks around them. */
const linesOf = (markdown: string): string[] =>
  markdown
    .replace(COMMENT, '')
    .replace(CITATION, '')
    .split('\n')
    .map((line) => line.replace(MARK, ''))
    .filter((line) => line !== '');

/**
 * What a section says beside what its template began it with, as plain lines: places held free ("TBD") and lines of the
 * template are left out.
 */
export function ownWords(markdown: string, prefilled: string, placeholder: RegExp): string {
  const given = new Set(linesOf(prefilled));
  return linesOf(markdown)
    .filter((line) => !given.has(line) && /[\p{L}\p{N}]/u.test(line) && !placeholder.test(line))
    .join('\n');
}
