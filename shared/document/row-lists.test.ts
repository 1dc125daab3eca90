import fc from 'fast-check';
import type { List, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as plain } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { FACTOR_KINDS, FACTOR_ROLES, LEVELS, RISK_STATES } from '../rules/factor-words.ts';
import { expandBlocks } from './blocks.ts';
import {
  type FactorCard,
  type FollowUpCard,
  factorList,
  figureMarkdown,
  followUpList,
  mitigatorList,
  peopleList,
  riskList,
  similarList,
} from './row-lists.ts';

const CARD: FactorCard = {
  title: 'Pool of 10 connections',
  isQuote: false,
  kind: 'capacity-and-load',
  role: 'made-possible',
  state: 'confirmed',
  effect: 'Cards were refused',
  why: '',
  ledTo: ['Retries', 'Queue'],
  marks: '[^1][^4]',
};
const WORK: FollowUpCard = {
  reference: 'FU-3',
  title: 'Alert on saturation',
  isQuote: false,
  state: 'confirmed',
  status: 'open',
  reason: null,
  owner: 'Ana Ruiz',
  dueOn: '2026-03-20',
  priority: 'high',
  kind: 'detect',
  why: '',
  addresses: ['Pool of 10 connections'],
  marks: '',
};

describe('rows as Markdown', () => {
  it('a factor says what it did, its kind, its evidence, what it led to', () => {
    expect(factorList([CARD])).toBe(
      [
        '- **Made it possible** (capacity and load): Pool of 10 connections[^1][^4]',
        '  - Effect: Cards were refused',
        '  - Led to: “Retries”, “Queue”',
      ].join('\n'),
    );
    const candidate = { ...CARD, state: 'candidate' as const, isQuote: true, effect: '', ledTo: [], why: 'An alert.' };
    expect(factorList([candidate])).toBe(
      '- **May have made it possible** (candidate, capacity and load): “Pool of 10 connections”[^1][^4]\n  - An alert.',
    );
    expect(mitigatorList([{ ...CARD, kind: 'unknown', effect: '', ledTo: [] }])).toBe(
      '- Pool of 10 connections[^1][^4]',
    );
  });

  it('a follow-up is a task, ticked when nothing is left to do', () => {
    expect(followUpList([WORK])).toBe(
      [
        '- [ ] Alert on saturation (FU-3, owner Ana Ruiz, due 2026-03-20, high priority, to notice it sooner)',
        '  - Addresses: “Pool of 10 connections”',
      ].join('\n'),
    );
    expect(followUpList([{ ...WORK, status: 'done' }])).toMatch(/^- \[x\] Alert/);
    expect(followUpList([{ ...WORK, status: 'wont-do', reason: 'Too dear' }])).toMatch(
      /^- \[x\] ~~Alert on saturation~~ \(FU-3, will not be done[\s\S]*\n {2}- Why not: Too dear$/,
    );
  });

  it('risks, people, similar incidents and figures say what is known of them', () => {
    expect(
      riskList([
        {
          text: 'One line',
          isQuote: false,
          state: 'open',
          likelihood: 'low',
          impact: null,
          addressedBy: ['FU-1'],
          marks: '',
        },
      ]),
    ).toBe('- One line (open, likelihood low)\n  - Addressed by FU-1');
    expect(peopleList([{ role: 'Lead', name: 'Ana Ruiz', did: [{ what: 'rolled back', marks: '[^2]' }] }])).toBe(
      '- **Lead**: Ana Ruiz: rolled back[^2]',
    );
    const similar = { reference: 'INC-3', title: 'Slow', daysAgo: 1, alike: ['same service: till'] };
    expect(similarList([{ ...similar, postMortemReference: 'PM-2' }])).toBe(
      '- **INC-3**, “Slow”, 1 day earlier\n  - Alike: same service: till\n  - Written up in PM-2',
    );
    const figure = { fileId: 'f', title: 'Lines', alt: '', url: null, marks: '[^1]' };
    const window = { from: '2026-03-04T10:00:00Z', to: '2026-03-05T11:00:00Z' };
    expect(figureMarkdown({ ...figure, ...window }, 'UTC')).toBe(
      '![Lines](/api/v1/files/f)\n\n_Lines, 4 March 2026, 10:00 to 5 March 2026, 11:00_[^1]',
    );
  });

  const hostile = fc.oneof(
    fc.constantFrom(
      '# a',
      '1. b',
      '- [ ] c',
      '<!-- /block -->',
      '```',
      '> d',
      '<img src=x>',
      '[x](y)',
      '**',
      '| a | b |',
      '~~',
      '![i](j)',
      '\n\n# e',
      '\\',
      '[^9]',
      '***',
      '---',
    ),
    fc.string({ maxLength: 30 }),
  );

  it('whatever people write stays the words of its own item', () => {
    const factor = fc.record({
      title: hostile.filter((text) => text.trim() !== ''),
      isQuote: fc.boolean(),
      kind: fc.constantFrom(...FACTOR_KINDS),
      role: fc.constantFrom(...FACTOR_ROLES),
      state: fc.constantFrom('candidate' as const, 'confirmed' as const),
      effect: hostile,
      why: hostile,
      ledTo: fc.array(hostile, { maxLength: 2 }),
      marks: fc.constant(''),
    });
    const risk = fc.record({
      text: hostile.filter((text) => text.trim() !== ''),
      isQuote: fc.boolean(),
      state: fc.constantFrom(...RISK_STATES),
      likelihood: fc.constantFrom(null, ...LEVELS),
      impact: fc.constantFrom(null, ...LEVELS),
      addressedBy: fc.constant<string[]>([]),
      marks: fc.constant(''),
    });
    fc.assert(
      fc.property(
        fc.array(factor, { minLength: 1, maxLength: 3 }),
        fc.array(risk, { minLength: 1, maxLength: 3 }),
        (factors, risks) => {
          for (const [markdown, count] of [
            [factorList(factors), factors.length],
            [mitigatorList(factors), factors.length],
            [riskList(risks), risks.length],
          ] as const) {
            const shown = expandBlocks('<!-- block: risks -->', { risks: markdown })
              .split('\n')
              .slice(2, -2)
              .join('\n');
            const tree = fromMarkdown(shown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
            expect(tree.children.map(({ type }) => type)).toEqual(['list']);
            expect((tree.children[0] as List).children).toHaveLength(count);
            const kinds = (node: RootContent): string[] => [
              node.type,
              ...('children' in node ? node.children.flatMap(kinds) : []),
            ];
            const harmful = tree.children
              .flatMap(kinds)
              .filter((kind) => /heading|html|code|image|quote|table|break|delete|footnote/i.test(kind));
            expect(harmful, markdown).toEqual([]);
            expect(plain(tree)).not.toContain('undefined');
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
