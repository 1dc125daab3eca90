import type { Tone } from '../strip-model.ts';

export type FigureTheme = 'light' | 'dark' | 'variables';

export type Palette = Record<Tone | 'ink' | 'soft' | 'muted' | 'page', string>;

const LIGHT: Palette = {
  bad: '#c2363b',
  warn: '#b45309',
  info: '#3b5bdb',
  ok: '#2b7a4b',
  think: '#7048b6',
  plain: '#8b919b',
  ink: '#1d1f23',
  soft: '#f3f3f0',
  muted: '#5b616b',
  page: '#ffffff',
};
const DARK: Palette = {
  bad: '#ee8286',
  warn: '#e0a458',
  info: '#8da2fb',
  ok: '#6cc08b',
  think: '#b79bea',
  plain: '#747c88',
  ink: '#e8eaed',
  soft: '#22262b',
  muted: '#a6adb8',
  page: '#1b1e22',
};
/** Colours of the page around it, so that one figure follows light and dark. */
const VARIABLES: Palette = {
  bad: 'var(--bad)',
  warn: 'var(--warn)',
  info: 'var(--accent)',
  ok: 'var(--ok)',
  think: 'var(--violet)',
  plain: 'var(--ink3)',
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  muted: 'var(--ink2)',
  page: 'var(--panel)',
};
/** The colours of figures: on paper, on a dark page, or those of the page around. */
export const FIGURE_PALETTES: Record<FigureTheme, Palette> = { light: LIGHT, dark: DARK, variables: VARIABLES };

/** In a page a figure speaks with the font around it; alone, with the one that exports bring along. */
export const FIGURE_FONTS: Record<FigureTheme, string> = {
  light: "'Noto Sans', Inter, sans-serif",
  dark: "'Noto Sans', Inter, sans-serif",
  variables: 'inherit',
};
