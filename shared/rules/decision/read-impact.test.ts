import { describe, expect, test } from 'vitest';
import { readImpact } from './read-impact.ts';
import { readIncidentType } from './read-incident-type.ts';

describe('reading the impact', () => {
  test.each([
    ['About 300 orders were lost', 'data was lost or wrong'],
    ['Data loss for two tenants', 'data was lost or wrong'],
    ['We lost four hours of orders', 'data was lost or wrong'],
    ['Credentials were exposed in the log', 'data was exposed'],
    ['a data breach', 'data was exposed'],
    ['120 cards were double charged', 'money was lost'],
    ['All customers saw an error page', 'everybody was affected'],
    ['Complete outage of the shop', 'everybody was affected'],
  ])('“%s”: %s', (text, what) => {
    expect(readImpact(text).grave?.what).toBe(what);
  });
  test.each([
    '4% of checkouts failed',
    'No data was lost',
    'Slow searches, without any data loss',
    'Backups were never deleted',
    'Some customers saw stale prices',
    '',
  ])('“%s” is not grave', (text) => {
    expect(readImpact(text).grave).toBeUndefined();
  });
  test.each([
    'No customer impact',
    'no users were affected',
    'None',
    'No impact: caught on staging',
    'no known customer impact',
  ])('“%s” says that nobody was affected', (text) => {
    expect(readImpact(text).none).toBe(true);
  });
  test.each(['No customer could pay', '4% of checkouts failed', 'Nobody could sign in', 'no alerts'])(
    '“%s” does not',
    (text) => {
      expect(readImpact(text).none).toBe(false);
    },
  );
});

describe('reading the type', () => {
  test.each([
    ['maintenance', 'planned'],
    ['Scheduled Maintenance', 'planned'],
    ['test', 'planned'],
    ['game_day', 'planned'],
    ['DRILL', 'planned'],
    ['near miss', 'near-miss'],
    ['near_miss', 'near-miss'],
    ['production', undefined],
    ['latest', undefined],
    ['emergency maintenance', undefined],
    ['unplanned', undefined],
    ['', undefined],
  ])('%s is %s', (type, reading) => {
    expect(readIncidentType(type).reading).toBe(reading);
  });
});
