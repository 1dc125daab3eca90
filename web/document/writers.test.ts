import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const hex = (css: string, name: string) => new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(css)![1]!;
const halves = (css: string) => {
  const at = css.indexOf('[data-theme="dark"]');
  return { light: css.slice(0, at), dark: css.slice(at) };
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index]!, 0);
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

it.each(['light', 'dark'] as const)(
  'the cursors of others can be seen, and their names read, in the %s theme',
  (theme) => {
    const writers = halves(read('./writers.css'))[theme];
    const paper = hex(halves(read('../tokens.css'))[theme], 'paper');
    for (let index = 0; index < 8; index++) {
      const colour = hex(writers, `writer-${index}`);
      expect(contrast(hex(writers, 'on-writer'), colour)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, paper)).toBeGreaterThanOrEqual(3);
    }
  },
);
