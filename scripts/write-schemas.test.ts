import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { incidentRecordSchema } from './incident-record-schema.ts';

const published = JSON.parse(readFileSync(new URL('../docs/incident-record.schema.json', import.meta.url), 'utf8'));

test('the published schema of the incident record is the one the code reads by', () => {
  expect(published).toEqual(incidentRecordSchema());
});

test('it asks for a format and a title and lets everything else be missing', () => {
  expect(published.required).toEqual(['format', 'title']);
  expect(published.properties.format.const).toBe('debrief.incident/v1');
  expect(Object.keys(published.properties)).toContain('events');
});
