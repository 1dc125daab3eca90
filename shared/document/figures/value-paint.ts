/** Colours of a figure of the page of value; on the screen they are its own tokens, in a file fixed ones. */
export type ValuePaint = {
  background: string;
  ink: string;
  faint: string;
  line: string;
  accent: string;
  /** Of parts, in the order of the chart; the word beside each says the same. */
  parts: readonly string[];
};

export const SCREEN_PAINT: ValuePaint = {
  background: 'var(--panel)',
  ink: 'var(--ink)',
  faint: 'var(--ink-3)',
  line: 'var(--line-strong)',
  accent: 'var(--accent)',
  parts: ['var(--ok)', 'var(--accent)', 'var(--warn)', 'var(--edge)', 'var(--violet)', 'var(--line-strong)'],
};
export const FILE_PAINT: ValuePaint = {
  background: '#ffffff',
  ink: '#1c1d21',
  faint: '#676c76',
  line: '#d6d3cc',
  accent: '#3550cf',
  parts: ['#22693f', '#3550cf', '#9a4a05', '#8d8a84', '#6a42b0', '#d6d3cc'],
};
