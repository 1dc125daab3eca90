import { expect, it } from 'vitest';
import type { ChatMessage } from '../../data/chat.ts';
import { correct, isReady, NO_CORRECTIONS, withName, withRow } from './corrections.ts';

const message: ChatMessage = {
  id: 'm1',
  at: '2026-03-04T10:05:00Z',
  atText: '10:05',
  author: 'sam.o',
  text: 'rolled back',
  kind: 'message',
  thread: null,
  reactions: [],
  pinned: false,
  key: false,
  system: false,
  url: null,
  problems: [],
};

it('renames a person everywhere, but a single correction stands above it', () => {
  const renamed = withName(NO_CORRECTIONS, 'sam.o', 'Sam Okafor');
  expect(correct(message, renamed).author).toBe('Sam Okafor');
  expect(correct(message, withRow(renamed, 'm1', { author: 'Mina' })).author).toBe('Mina');
});
it('keeps earlier corrections of the same row', () => {
  const both = withRow(withRow(NO_CORRECTIONS, 'm1', { key: true }), 'm1', { kind: 'action' });
  expect(correct(message, both)).toMatchObject({ key: true, kind: 'action', author: 'sam.o' });
});
it('leaves out what the chat tool wrote itself, and what has no time, unless somebody says otherwise', () => {
  const joined = { ...message, system: true };
  expect(isReady(correct(joined, NO_CORRECTIONS))).toBe(false);
  expect(isReady(correct(joined, withRow(NO_CORRECTIONS, 'm1', { left: false })))).toBe(true);
  const timeless = { ...message, at: null };
  expect(isReady(correct(timeless, NO_CORRECTIONS))).toBe(false);
  expect(isReady(correct(timeless, withRow(NO_CORRECTIONS, 'm1', { at: message.at })))).toBe(true);
});
