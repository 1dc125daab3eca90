import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOfMarkdown } from './document-of-markdown.ts';
import { findGaps } from './find-gaps.ts';

const rulesOf = (markdown: string) => findGaps(documentOfMarkdown(markdown)).map(({ rule }) => rule);

/** Complete, in the shape of many public templates. */
const WHOLE = `# Checkout refused payments

## Impact
4% of checkouts failed for 39 minutes.

## Timeline
| Time | What |
| --- | --- |
| 10:01 | [Config v412](https://deploys.example/412) was pushed |
| 10:05 | [Alert](https://alerts.example/1): error rate above 2% |

## Contributing factors
- Direct pushes skip the validator
- The gateway starts without a retry budget

## What went well
The queue kept the orders.

## Action items
| Action | Owner | Due | Ticket |
| --- | --- | --- | --- |
| Reject configs without a retry budget | Sam | 2026-04-01 | PAY-12 |
| Add an alert for refused checkouts | Ana | 2026-04-02 | PAY-13 |
`;

/** The same in another: nested headings, lists, dashes, check boxes. */
const OTHERWISE = `Checkout refused payments
===

Summary: 1,840 customers could not pay.

### Chronology

10:01 UTC - config v412 was pushed, see https://deploys.example/412
10:05 UTC - first alert, \`error rate above 2%\`

### Root causes

Direct pushes skip the validator.

The gateway starts without a retry budget.

### Lessons learned
#### Where we got lucky
* The queue kept the orders.

### Follow-ups
- [ ] Reject configs without a retry budget @sam by 2026-04-01 (#12)
- [x] Add an alert for refused checkouts
`;

describe('documentOfMarkdown', () => {
  it.each([
    ['tables', WHOLE],
    ['lists and lines', OTHERWISE],
    ['Windows line ends', WHOLE.replaceAll('\n', '\r\n')],
  ])('finds no gaps in a complete document of %s', (_, markdown) => {
    expect(rulesOf(markdown)).toEqual([]);
  });

  it('reads follow-ups with owner, day and ticket', () => {
    for (const markdown of [WHOLE, OTHERWISE]) {
      const [first] = documentOfMarkdown(markdown).followUps;
      expect(first).toMatchObject({ dueAt: '2026-04-01', status: 'open' });
      expect(first!.title).toContain('Reject configs without a retry budget');
      expect(first!.owner?.toLowerCase()).toContain('sam');
      expect(first!.trackerUrl).toMatch(/12$/);
    }
    expect(documentOfMarkdown(OTHERWISE).followUps[1]).toMatchObject({ status: 'done' });
  });

  it('names rows and sections by their lines', () => {
    const { timeline, factors, sections } = documentOfMarkdown(WHOLE);
    const lines = WHOLE.split('\n');
    expect(lines[Number(timeline[0]!.id) - 1]).toContain('10:01');
    expect(lines[Number(factors![1]!.id) - 1]).toContain('retry budget');
    expect(lines[Number(sections.find(({ title }) => title === 'Impact')!.key) - 1]).toBe('## Impact');
  });

  it.each([
    ['impact-vague', '4% of checkouts failed for 39 minutes.', 'Some checkouts failed.'],
    ['late-start', '| 10:01 | [Config v412](https://deploys.example/412) was pushed |\n', ''],
    ['no-evidence', '[Config v412](https://deploys.example/412)', 'Config v412'],
    ['few-factors', '- The gateway starts without a retry budget\n', ''],
    ['factor-vague', 'Direct pushes skip the validator', 'Poor validation'],
    ['factor-error-no-cause', 'Direct pushes skip the validator', 'Human error'],
    ['no-went-well', '## What went well\nThe queue kept the orders.\n', ''],
    ['no-follow-ups', WHOLE.slice(WHOLE.indexOf('## Action items')), ''],
    ['action-unowned', '| Ana |', '| |'],
    ['action-undated', '2026-04-02', ''],
    ['action-untracked', 'PAY-13', ''],
    [
      'section-empty',
      '4% of checkouts failed for 39 minutes.',
      '4% of checkouts failed for 39 minutes.\n\n## Detection\nTBD\n',
    ],
  ])('%s is found where it is all that is missing', (rule, part, instead) => {
    expect(rulesOf(WHOLE.replace(part, instead))).toEqual([rule]);
  });

  it('takes a decision against follow-ups for an answer', () => {
    const head = WHOLE.slice(0, WHOLE.indexOf('## Action items'));
    expect(rulesOf(`${head}## Action items\nNone: the gateway is retired in May.\n`)).not.toContain('no-follow-ups');
    expect(rulesOf(`${head}\nNo further action is needed.\n`)).toEqual([]);
  });

  it('asks a story without headings for no list of factors', () => {
    const story =
      'The gateway refused 4% of requests because a budget was missing. Support noticed. Luckily the queue kept the orders. We will reject such configs.';
    expect(documentOfMarkdown(story).factors).toBeNull();
    expect(rulesOf(story)).toEqual([]);
  });

  it('judges no code', () => {
    expect(documentOfMarkdown('## Root causes\n```\n- human error\n```\n').factors).toEqual([]);
  });

  it('reads German headings when asked to', () => {
    const gaps = findGaps(
      documentOfMarkdown('# Ausfall\n\n## Ursachen\n- Menschliches Versagen\n', { language: 'de' }),
      { language: 'de' },
    );
    expect(gaps.map(({ rule }) => rule)).toContain('factor-error-no-cause');
  });

  it('reads anything, in any number', () => {
    const part = fc.constantFrom(
      '# a\n',
      '## Timeline\n',
      '- ',
      '10:02 ',
      '|',
      '[',
      '](',
      '![',
      '`',
      '<!--',
      '```\n',
      '**',
      '\n',
      '\t',
      '😀',
      '\u0000',
      'because ',
      '## Root cause\n',
      '## Action items\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (markdown) => {
          expect(findGaps(documentOfMarkdown(markdown))).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['[a](', '![', '[^a', '1', '10:02 ', '**a', '<a ', '|'])('comes to an end with long lines of %j', (part) => {
    for (const heading of ['', '## Root cause\n- ', '## Action items\n- ']) {
      expect(findGaps(documentOfMarkdown(heading + part.repeat(20_000)))).toBeInstanceOf(Array);
    }
  });
});
