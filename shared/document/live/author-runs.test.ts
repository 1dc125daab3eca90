import { expect, it } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, type XmlElement, type XmlText } from 'yjs';
import { readDocument } from '../markdown/index.ts';
import { authorRuns } from './author-runs.ts';
import { sectionElements } from './read-yjs.ts';
import { writeYjsDocument } from './replace-section.ts';

it('says who wrote each piece that stands, through edits inside and what was taken away', () => {
  const drafter = new Doc();
  drafter.clientID = 1;
  writeYjsDocument(
    drafter,
    readDocument([{ key: 'summary', markdown: 'The queue grew slowly.\n\n- first\n\n<!-- block: timeline -->' }]),
  );
  const ana = new Doc();
  ana.clientID = 2;
  applyUpdate(ana, encodeStateAsUpdate(drafter));
  const paragraph = sectionElements(ana)[0]!.get(0) as XmlElement;
  const text = paragraph.get(0) as XmlText;
  text.delete(15, 6);
  text.insert(15, 'at once');
  expect(authorRuns(ana)).toEqual([
    {
      key: 'summary',
      blocks: [
        {
          type: 'paragraph',
          runs: [
            { text: 'The queue grew ', client: 1 },
            { text: 'at once', client: 2 },
            { text: '.', client: 1 },
          ],
        },
        { type: 'paragraph', runs: [{ text: 'first', client: 1 }] },
      ],
    },
  ]);
});
