import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { askOrKept, forgetAnswers } from './kept-answers.ts';

beforeEach(() => {
  const stored = new Map<string, string>();
  const cache = {
    put: async (key: string, response: Response) => void stored.set(key, await response.text()),
    match: async (key: string) => (stored.has(key) ? new Response(stored.get(key)) : undefined),
    delete: async (key: string) => stored.delete(key),
  };
  vi.stubGlobal('caches', { open: async () => cache, delete: async () => stored.clear() });
});
afterEach(() => void vi.unstubAllGlobals());

const noLine = () => Promise.reject(new TypeError('Failed to fetch'));

it('gives the last answer when there is no line, and none after the sign-out', async () => {
  await askOrKept('post-mortem PM-1', async () => ({ title: 'Checkout' }));
  expect(await askOrKept('post-mortem PM-1', noLine)).toEqual({ title: 'Checkout' });
  await expect(askOrKept('post-mortem PM-2', noLine)).rejects.toThrow('Failed to fetch');
  await forgetAnswers();
  await expect(askOrKept('post-mortem PM-1', noLine)).rejects.toThrow('Failed to fetch');
});

it('keeps nothing of what may no longer be seen', async () => {
  await askOrKept('post-mortem PM-1', async () => ({ title: 'Checkout' }));
  const refused = () => Promise.reject(new AppError('not-found', 'There is no such post-mortem.'));
  await expect(askOrKept('post-mortem PM-1', refused)).rejects.toThrow('no such');
  await expect(askOrKept('post-mortem PM-1', noLine)).rejects.toThrow('Failed to fetch');
});
