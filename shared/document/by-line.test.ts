import { describe, expect, it } from 'vitest';
import { byLine } from './by-line.ts';

const plain = (name: string) => name;

describe('who wrote it', () => {
  it.each([
    [{ owner: 'Ana', coWriters: [] }, 'Owner: Ana'],
    [{ owner: 'Ana', coWriters: ['Bo', 'Cy'] }, 'Owner: Ana, with Bo and Cy'],
    [{ owner: null, coWriters: ['Bo', 'Cy', 'Di'] }, 'Written by: Bo, Cy and Di'],
  ])('%j is %s', (doc, said) => {
    const line = byLine(doc, plain);
    expect(`${line?.label}: ${line?.names}`).toBe(said);
  });

  it('is left out where nobody is named, and names are made safe by the caller', () => {
    expect(byLine({ owner: null }, plain)).toBeNull();
    expect(byLine({ owner: 'A', coWriters: ['B'] }, (name) => `<b>${name}</b>`)?.names).toBe('<b>A</b>, with <b>B</b>');
  });
});
