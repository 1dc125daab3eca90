import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeverity } from './severity.ts';

describe('reading a severity', () => {
  test.each([
    ['SEV1', 1],
    ['sev-2', 2],
    ['Sev 3', 3],
    ['SEV0', 1],
    ['P0', 1],
    ['P1', 1],
    ['p4', 4],
    ['S2', 2],
    ['1', 1],
    ['3', 3],
    ['1 - Critical', 1],
    ['Priority: 2', 2],
    ['severity_high', 2],
    ['SEV-II', 2],
    ['level 5', 5],
    ['P9', 5],
    ['critical', 1],
    ['CRITICAL', 1],
    ['Major (High Impact, Service Degradation)', 2],
    ['high', 2],
    ['page', 2],
    ['Average', 3],
    ['warning', 3],
    ['medium', 3],
    ['minor', 4],
    ['low', 4],
    ['info', 5],
    ['down', 1],
    ['disrupted', 2],
    ['notice', 5],
    ['P2 (critical path)', 2],
    ['SEV3: major customer noticed', 3],
  ])('%s is rank %i', (text, rank) => {
    const severity = readSeverity(text);
    expect(severity.rank).toBe(rank);
    expect(severity.said).toBe(text);
    expect(severity.why).toContain(text);
  });

  test.each([
    '',
    '   ',
    null,
    undefined,
    'unknown',
    'n/a',
    'TBD',
    'banana',
    '42',
    'not critical',
    'constructor',
    '1840',
  ])('%j stays unknown and says why', (text) => {
    const severity = readSeverity(text);
    expect(severity.rank).toBeUndefined();
    expect(severity.why).not.toBe('');
  });

  test('any text gives a rank from 1 to 5 or none, and keeps what was said', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        const { rank, said } = readSeverity(text);
        expect(said).toBe(text.trim());
        expect(rank === undefined || [1, 2, 3, 4, 5].includes(rank)).toBe(true);
      }),
    );
  });
});
