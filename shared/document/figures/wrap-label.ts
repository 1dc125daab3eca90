/** Usual widths of characters, in parts of the size of the font: enough to break lines where no text can be measured. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
const NARROW = /[ijlftIr.,:;'|!()[\]-]/;
const BROAD = /[\p{Lu}mw@%]/u;

const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) => sum + (WIDE.test(sign) ? 1.02 : NARROW.test(sign) ? 0.36 : BROAD.test(sign) ? 0.72 : 0.57),
    0,
  );

/** Pieces after which a line may end: words with the space behind them, and each sign of scripts that write no spaces. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu;

/** A label broken into at most `most` lines no wider than `width` times the size of its font; what is cut off ends in "…". */
export function wrapLabel(label: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of label
    .replace(/\s+/g, ' ')
    .trim()
    .match(PIECES)
    ?.flatMap((one) => split(one, width)) ?? []) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(lines[most - 1]!, width)];
}

function split(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part !== '' && widthOf((part + sign).trimEnd()) > width) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return part === '' ? parts : [...parts, part];
}

function shorten(line: string, width: number): string {
  const signs = [...line];
  while (signs.length > 1 && widthOf(`${signs.join('')}…`) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
