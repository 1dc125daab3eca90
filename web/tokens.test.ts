import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function coloursOf(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1]!, m[2]!]));
}
const dark = coloursOf(css.slice(css.indexOf('[data-theme="dark"]')));
const light = coloursOf(css.slice(0, css.indexOf('[data-theme="dark"]')));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const GROUNDS = ['paper', 'panel', 'soft', 'hover'];
const TEXT = ['ink', 'ink-2', 'ink-3', 'accent', 'accent-hover', 'warn', 'ok', 'bad', 'violet'];
const TINTS = ['tint-impact', 'tint-search', 'tint-fix', 'tint-watch'];
const textPairs = [
  ...TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground])),
  ...['accent', 'warn', 'ok', 'bad', 'violet'].flatMap((colour) => [
    [colour, `${colour}-soft`],
    ['ink-2', `${colour}-soft`],
    ['ink', `${colour}-soft`],
  ]),
  ...TINTS.map((tint) => ['ink-2', tint]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
] as [string, string][];
const shapePairs = ['paper', 'panel', 'soft'].flatMap((ground) => [
  ['edge', ground],
  ['accent', ground],
]) as [string, string][];

describe.each([
  ['light', light],
  ['dark', { ...light, ...dark }],
])('%s theme', (_, theme) => {
  it.each(textPairs)('text %s is readable on %s', (text, ground) => {
    expect(contrast(theme[text]!, theme[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapePairs)('the outline %s can be seen on %s', (shape, ground) => {
    expect(contrast(theme[shape]!, theme[ground]!)).toBeGreaterThanOrEqual(3);
  });
});
