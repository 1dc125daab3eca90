import { describe, expect, it } from 'vitest';
import { DESTINATION_SETTINGS } from '#shared/contracts/destinations.ts';
import { DESTINATION_KINDS } from '#shared/rules/destinations.ts';
import { DESTINATION_FORMS, fieldsFrom, settingsFrom } from './destination-words.ts';

const FILLED: Record<string, string> = {
  site: 'https://wiki.example.com',
  email: 'bot@example.com',
  space: 'OPS',
  parentId: '12',
  labels: 'post-mortem, ops',
  under: 'page',
  placeId: 'd9824bdc84454327be8b5b47500af6ce',
  folderId: 'folder-123',
  address: 'https://git.example.com/docs.git',
  branch: 'main',
  folder: 'post-mortems',
  userName: 'bot',
};

describe.each(DESTINATION_KINDS)('the form of %s', (kind) => {
  it('asks for all that has to be given, in words that are taken', () => {
    expect(DESTINATION_SETTINGS[kind].safeParse(settingsFrom(kind, FILLED))).toMatchObject({ success: true });
  });

  it('leaves what may be left out to its default', () => {
    const needed = DESTINATION_FORMS[kind].settings.filter(({ optional }) => !optional).map(({ key }) => key);
    const only = Object.fromEntries(needed.map((key) => [key, FILLED[key]!]));
    expect(DESTINATION_SETTINGS[kind].safeParse(settingsFrom(kind, only))).toMatchObject({ success: true });
  });

  it('shows what is stored as it was put in', () => {
    const stored = DESTINATION_SETTINGS[kind].parse(settingsFrom(kind, FILLED));
    expect(DESTINATION_SETTINGS[kind].parse(settingsFrom(kind, fieldsFrom(kind, stored)))).toEqual(stored);
  });
});
