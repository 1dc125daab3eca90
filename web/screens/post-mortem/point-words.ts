import type { DocumentGap } from '../../data/coach.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import { revealRow } from './row-comments.tsx';

const FIELDS: Record<string, string> = {
  'times.impactStarted': 'When the impact started',
  'times.detected': 'Detection',
  'times.acknowledged': 'Acknowledgement',
  'times.mitigated': 'Mitigation',
  'times.resolved': 'When it was resolved',
  'impact.text': 'Impact',
  services: 'Services',
};

/** What a question of the draft is about, as the page calls it. */
export const aboutWords = (about: string, { sections }: PostMortem): string =>
  sections.find((one) => one.key === about)?.title ?? FIELDS[about] ?? '';

/** Where a gap would be closed, in words. */
export function gapWhere({ about }: DocumentGap, { sections }: PostMortem): string {
  if (about.kind === 'document') return 'The document';
  if (about.kind === 'section') return sections.find((one) => one.key === about.key)?.title ?? 'The document';
  return { factor: 'A factor', 'follow-up': 'A follow-up', event: 'The timeline' }[about.kind];
}

/** Brings a section into sight. */
export function showSection(key: string): void {
  const heading = document.getElementById(`heading-${key}`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** Brings the row or section into sight where a gap would be closed. */
export function showGap({ about }: DocumentGap): void {
  if (about.kind === 'section') showSection(about.key);
  else if (about.kind !== 'document') revealRow(about.id);
}
