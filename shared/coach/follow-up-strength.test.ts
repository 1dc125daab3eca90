import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLLOW_UP_KINDS } from '../rules/factor-words.ts';
import { STRENGTHS } from './finding.ts';
import { isAboutPeople, readFollowUp } from './follow-up-strength.ts';

const strengthOf = (title: string) => readFollowUp(title).strength;

describe('how strong a follow-up is', () => {
  it.each([
    ['Delete the legacy endpoint', 'strong'],
    ['Add alert for queue depth above 10,000', 'intermediate'],
    ['Review all alerts', 'weak'],
    ['Add a constraint on the account id', 'strong'],
    ['Add a warning above the form', 'weak'],
    ['Update the library to 4.2', 'intermediate'],
    ['Update the wiki page on failovers', 'weak'],
    ['Investigate whether the API could reject them', 'weak'],
    ['Add a test that the API rejects them', 'intermediate'],
    ['Add an automated check of each release', 'intermediate'],
    ['Disable the job until the next release', 'intermediate'],
  ])('the verb and what it is done to decide: %s is %s', (title, strength) => {
    expect(strengthOf(title)).toBe(strength);
  });

  it('a second person who looks is a double check; a machine that refuses is a forcing function', () => {
    expect(strengthOf('Require approval from a second engineer for deploys')).toBe('weak');
    expect(strengthOf('Require a signed commit for deploys')).toBe('strong');
  });

  it('training is read as what it is', () => {
    const reading = readFollowUp('Train the on-call team in failovers');
    expect(reading.strength).toBe('weak');
    expect(reading.why).toContain('“Train”');
    expect(reading.stronger).toBe('What would make failovers safe for somebody without that training?');
  });

  it.each([
    'Reject unsigned webhooks at the gateway',
    'Rejecting unsigned webhooks at the gateway',
    'We will reject unsigned webhooks at the gateway',
    'We should reject unsigned webhooks at the gateway',
    'The gateway should reject unsigned webhooks',
    'TODO: reject unsigned webhooks at the gateway',
    'OPS-12: reject unsigned webhooks at the gateway',
    '[OPS-12] Reject unsigned webhooks at the gateway',
    '- [ ] Reject unsigned webhooks at the gateway',
    '@sam: reject unsigned webhooks at the gateway',
    'Sam to reject unsigned webhooks at the gateway',
    '**Reject** unsigned webhooks at the [gateway](https://example.test/g)',
    '✅ Rejected unsigned webhooks at the gateway',
    'Gateway: reject unsigned webhooks',
    'Please also reject unsigned webhooks at the gateway',
  ])('is read whatever stands in front: %s', (title) => {
    expect(strengthOf(title)).toBe('strong');
  });

  it.each(['', '   ', '???', '- [ ]', 'Kafka', 'https://example.test/1', 'The database'])(
    'is not told by %j',
    (title) => {
      const reading = readFollowUp(title);
      expect(reading).toMatchObject({ strength: null, stronger: null, kind: null });
      expect(reading.wording.bounded).toBe(false);
    },
  );

  it('is not told in a language that is not read, and nothing is said of its wording', () => {
    for (const title of [
      'Alarm für den Rückstand einrichten',
      'Ajouter une limite par locataire',
      '接続数の上限を設定する',
    ]) {
      expect(readFollowUp(title)).toMatchObject({ strength: null, kind: null, notes: [] });
    }
    expect(readFollowUp('Add an alert', { language: 'de' })).toMatchObject({ strength: null, notes: [] });
    expect(readFollowUp('Add an alert', { language: 'en-GB' }).strength).toBe('intermediate');
  });
});

describe('the stronger form', () => {
  it.each([
    [
      'Remind people to run the migration check',
      'What could run the migration check without anybody having to remember it?',
    ],
    ['Remind everybody not to deploy on Friday', 'What would refuse an attempt to deploy on Friday?'],
    [
      'Educate developers about connection pools',
      'What would make connection pools safe for somebody without that training?',
    ],
    [
      'Consider adding an alert for queue depth',
      'What speaks against “Add an alert for queue depth” as the follow-up itself?',
    ],
    [
      'Investigate why the gateway dropped connections',
      'What would change once it is known why the gateway dropped connections?',
    ],
    [
      'Monitor the replication lag',
      'What value of the replication lag should raise an alert, and what could the system do then by itself?',
    ],
    [
      'Double-check the region before each failover',
      'What could check the region before each failover by itself, and refuse to go on where it is wrong?',
    ],
    [
      'Page the on-call when the disk is full',
      'What could the system do by itself when the disk is full, besides telling somebody?',
    ],
    [
      'Fix the null pointer in the cart',
      'What would rule this kind of fault out, beyond fixing the null pointer in the cart?',
    ],
    [
      'Add a presubmit check for schema changes',
      'What would let a presubmit check for schema changes stop a change, rather than report on it?',
    ],
  ])('of “%s” keeps its words', (title, stronger) => {
    expect(readFollowUp(title).stronger).toBe(stronger);
  });
});

describe('the wording', () => {
  it.each([
    ['Add an alert for replication lag above 30 s', { actionable: true, specific: true, bounded: true }],
    ['Improve monitoring', { actionable: false, specific: false, bounded: false }],
    ['Fix the issue that caused the outage', { actionable: true, specific: false, bounded: false }],
    ['Look into circuit breakers for the tax service', { actionable: false, specific: true, bounded: false }],
  ])('of %s', (title, wording) => {
    const reading = readFollowUp(title);
    expect(reading.wording).toEqual(wording);
    expect(reading.notes).toHaveLength(Object.values(wording).filter((isMet) => !isMet).length);
  });
});

describe('the kind', () => {
  it.each([
    ['Add an alert for replication lag', 'detect'],
    ['Fix the total of empty carts', 'repair'],
    ['Add a replica of the session store', 'mitigate'],
    ['Reject empty carts', 'prevent'],
    ['Find out how many invoices were lost', 'investigate'],
  ])('of %s is %s', (title, kind) => {
    expect(readFollowUp(title).kind).toBe(kind);
  });

  it('comes from the reason where the title does not tell', () => {
    expect(readFollowUp('Improve the gateway').kind).toBeNull();
    expect(readFollowUp('Improve the gateway', { why: 'Add an alert that fires before the pool is full' }).kind).toBe(
      'detect',
    );
  });
});

describe('what is about people', () => {
  it.each([
    'Train everyone on failovers',
    'Remind people to run the check',
    'Be more careful with config changes',
    'Make sure engineers read the plan',
    'Sam needs to learn how the failover works',
    'Tell the support team about refunds',
  ])('%s', (title) => expect(isAboutPeople(title)).toBe(true));

  it.each([
    'Notify the owners when a nightly job fails',
    'Ask the vendor whether the limit can be raised',
    'Document the failover',
    'Do not use the e-mail address of one team member for certificates',
    'Remove access of engineers to production',
    'Review the alerts with the team',
    '',
  ])('not %s', (title) => expect(isAboutPeople(title)).toBe(false));
});

describe('whatever is written', () => {
  const soup = fc.array(
    fc.constantFrom(
      'add',
      'remind',
      'people',
      'to',
      'not',
      '**',
      '[',
      '](',
      '- [ ]',
      '@a',
      'OPS-1:',
      'is',
      '\u0000',
      '😀',
      'ünd',
      '`',
      'so that',
      '10%',
      '. A',
      '\n',
    ),
    { maxLength: 80 },
  );

  it('gets a reading that is whole', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          soup.map((words) => words.join(' ')),
        ),
        (title) => {
          const reading = readFollowUp(title);
          expect([...STRENGTHS, null]).toContain(reading.strength);
          expect([...FOLLOW_UP_KINDS, null]).toContain(reading.kind);
          expect(reading.why).toMatch(/\.$/);
          if (reading.strength === 'strong' || reading.strength === null) expect(reading.stronger).toBeNull();
          expect(isAboutPeople(title)).toBeTypeOf('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('only its beginning is read, however long it is', () => {
    for (const part of ['add ', '[', '- [ ] ', '@a, ', 'a. ', '**', 'to not ', '(((', 'x', 'OPS-1: ', '\n', 'when ']) {
      const long = part.repeat(100_000);
      expect(readFollowUp(long)).toEqual(readFollowUp(long.slice(0, 2000)));
    }
  });
});
