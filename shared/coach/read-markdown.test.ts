import { describe, expect, it } from 'vitest';
import { readPassages } from './read-markdown.ts';

const texts = (markdown: string) => readPassages(markdown).map(({ text, place }) => [place, text]);
const opaque = (markdown: string) =>
  readPassages(markdown).flatMap((passage) => passage.opaque.map(({ start, end }) => passage.text.slice(start, end)));

describe('passages', () => {
  it('headings decide the place of what follows, deeper ones inherit it', () => {
    const source =
      '# Outage\n\na\n\n## Timeline\n\nb\n\n### 14:29\n\nc\n\nRoot causes\n---\n\nd\n\n## Action items ##\ne\n## Where we got lucky\n- f\n\n## Customer impact\ng\n## Detection\nh';
    expect(texts(source)).toEqual([
      ['heading', 'Outage'],
      ['prose', 'a'],
      ['heading', 'Timeline'],
      ['timeline', 'b'],
      ['heading', '14:29'],
      ['timeline', 'c'],
      ['heading', 'Root causes'],
      ['factors', 'd'],
      ['heading', 'Action items'],
      ['follow-ups', 'e'],
      ['heading', 'Where we got lucky'],
      ['lucky', 'f'],
      ['heading', 'Customer impact'],
      ['summary', 'g'],
      ['heading', 'Detection'],
      ['prose', 'h'],
    ]);
  });

  it('reads items, nested ones, tasks and continued lines', () => {
    expect(texts('- a\n  b\n  - c\n    1. [ ] d\n\n  e\n* f')).toEqual([
      ['prose', 'a\n  b'],
      ['prose', 'c'],
      ['prose', 'd'],
      ['prose', 'e'],
      ['prose', 'f'],
    ]);
    expect(readPassages('- a\n  b')[0]!.skip).toEqual([{ start: 2, end: 4 }]);
  });

  it('reads tables by cell, heads as headings', () => {
    expect(texts('| Time | Event |\n|:--|--:|\n| 14:05 | Sam \\| Ana |\n\nafter')).toEqual([
      ['heading', 'Time'],
      ['heading', 'Event'],
      ['prose', '14:05'],
      ['prose', 'Sam \\| Ana'],
      ['prose', 'after'],
    ]);
  });

  it('leaves out what nobody judges', () => {
    const source =
      '---\ntitle: x\n---\n> quoted\nlazily\n\n```js\ncode\n```\n\n    indented\n\n<!-- block: timeline -->\n<!--\nhidden\n-->\n<pre>\nraw\n</pre>\n[ref]: http://a\n***\nread';
    expect(texts(source)).toEqual([['prose', 'read']]);
  });

  it('an unclosed fence hides all that follows, a closed one nothing more', () => {
    expect(texts('a\n```\nb\n\nc')).toEqual([['prose', 'a']]);
    expect(texts('a\n````\n```\nb\n````\nc')).toEqual([
      ['prose', 'a'],
      ['prose', 'c'],
    ]);
  });

  it('text under an item after a fence inside it is read', () => {
    expect(texts('- a\n  ```\n  code\n  ```\n  b')).toEqual([
      ['prose', 'a'],
      ['prose', 'b'],
    ]);
  });

  it('reads footnotes, and sources of all line ends', () => {
    expect(texts('a[^1]\r\n\r\n[^1]: note\r\n')).toEqual([
      ['prose', 'a[^1]'],
      ['prose', 'note'],
    ]);
  });
});

describe('inline', () => {
  it.each([
    ['a `b` c', ['`b`']],
    ['a ``b ` c`` d', ['``b ` c``']],
    ['a ` b', []],
    ['see [the label](http://a.b/(c)) now', ['[the label](http://a.b/(c))']],
    ['![alt](a.png)', ['![alt](a.png)']],
    ['a[^3] b', ['[^3]']],
    ['<https://a.b> and https://c.d/e, f', ['<https://a.b>', 'https://c.d/e']],
    ['mail sam@example.com or use @scope/pkg', ['sam@example.com', '@scope/pkg']],
    ['@sam and sam@ stay', []],
    ['[just brackets] stay', []],
    ['a <br> b <!-- c --> d', ['<br>', '<!-- c -->']],
  ])('%s', (markdown, found) => {
    expect(opaque(markdown)).toEqual(found);
  });

  it('marks and escapes are skipped, words that hold them stay whole', () => {
    const [passage] = readPassages('**Sam** re\\*start snake_case _it_');
    expect(passage!.skip.map(({ start, end }) => passage!.text.slice(start, end))).toEqual([
      '**',
      '**',
      '\\',
      '_',
      '_',
    ]);
  });

  it('reads mentions', () => {
    expect(readPassages('x [@Ana Ruiz](debrief:person/0-1) y')[0]!.people).toEqual([
      { start: 2, end: 33, name: 'Ana Ruiz' },
    ]);
  });
});
