import { outOfOrder } from '../rules/out-of-order.ts';
import type { TemplateSection } from './template.ts';

/** A section of a document as it stands. `hasWords`: somebody would lose something if it went. */
export type StandingSection = { key: string; title: string; hasWords: boolean };
/** What becomes of one section, in the new order. *kept-at-end*: the new version lacks it, and it has text. */
export type MovedSection = {
  key: string;
  title: string;
  /** What it was called before, when that changes. */
  formerTitle: string | null;
  becomes: 'new' | 'stays' | 'moves' | 'kept-at-end';
  hasWords: boolean;
};
export type TemplateMove = { sections: MovedSection[]; goes: { key: string; title: string }[] };

/**
 * What taking `target` does to a document: its sections in the new order. A section is known by its key and keeps its text;
 * one that the target lacks is kept at the end as it is when it has text, and goes when it has none.
 */
export const planMove = (standing: readonly StandingSection[], target: readonly TemplateSection[]): TemplateMove => {
  const before = new Map(standing.map((section) => [section.key, section]));
  const wanted = new Set(target.map(({ key }) => key));
  const left = standing.filter(({ key }) => !wanted.has(key));
  const remain = standing.filter(({ key }) => wanted.has(key)).map(({ key }) => key);
  const moved = outOfOrder(
    remain,
    target.map(({ key }) => key).filter((key) => before.has(key)),
  );
  const sections = target.map(({ key, title }): MovedSection => {
    const old = before.get(key);
    return {
      key,
      title,
      formerTitle: old && old.title !== title ? old.title : null,
      becomes: !old ? 'new' : moved.has(key) ? 'moves' : 'stays',
      hasWords: old?.hasWords ?? false,
    };
  });
  const kept = left
    .filter(({ hasWords }) => hasWords)
    .map(({ key, title }): MovedSection => ({ key, title, formerTitle: null, becomes: 'kept-at-end', hasWords: true }));
  const goes = left.filter(({ hasWords }) => !hasWords).map(({ key, title }) => ({ key, title }));
  return { sections: [...sections, ...kept], goes };
};
