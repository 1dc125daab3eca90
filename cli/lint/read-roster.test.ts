import { describe, expect, test } from 'vitest';
import { parseRoster } from './read-roster.ts';

describe('a roster', () => {
  test('is a list of names, or of people', () => {
    expect(parseRoster('["Sam Okafor", {"name": "Ana", "handles": ["@ana"], "role": "lead"}]', 'r.json')).toEqual([
      { name: 'Sam Okafor' },
      { name: 'Ana', handles: ['@ana'], role: 'lead' },
    ]);
  });

  test('or has a line for each', () => {
    expect(
      parseRoster('# who may be named\r\nSam Okafor\r\n\r\nAna Ruiz, @ana ana.r, incident lead\n"Doe, Jo"', 'r.txt'),
    ).toEqual([
      { name: 'Sam Okafor' },
      { name: 'Ana Ruiz', handles: ['@ana', 'ana.r'], role: 'incident lead' },
      { name: 'Doe, Jo' },
    ]);
  });

  test('or columns under a head, in any order', () => {
    expect(parseRoster('Role,Name,Handle\nlead,"Sam ""Sparks"" Okafor",@sam\n,Ana,', 'r.csv')).toEqual([
      { name: 'Sam "Sparks" Okafor', handles: ['@sam'], role: 'lead' },
      { name: 'Ana' },
    ]);
  });

  test.each([
    ['["Sam",\n  oops]', 'r is not JSON: line 2, column 3: expected a value.'],
    ['["Sam",\n  {"name": "Ana"},\n  {"nom": "Jo"}]', 'r, line 3: a person has name, handles and role, but no "nom"'],
    ['["a, b",\n\n  7]', 'r, line 3: a person is a name, or an object with name, handles and role'],
    ['[{"name": "Ana",\n "handles": "@ana"}]', 'r, line 1: handles are a list of texts'],
    ['{"people": []}', 'r: a roster is a list of names, or of objects with name, handles and role'],
    ['name,role\nSam,lead\n,lead', 'r, line 3: there is no name'],
    ['Sam\nA\u0000na', 'r, line 2: a name with control characters'],
    [`Sam\n\n${'x'.repeat(201)}`, 'r, line 3: no name is longer than 200 characters'],
  ])('a fault is told with its line: %j', (text, message) => {
    expect(() => parseRoster(text, 'r')).toThrow(message);
  });
});
