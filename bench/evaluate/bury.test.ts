import { describe, expect, it } from 'vitest';
import { readMarkdownPostMortem } from '#shared/intake/markdown-post-mortem.ts';
import { bury } from './bury.ts';
import { type Conversation, readIrc, readTranscript, readZoomChat } from './chatter.ts';
import { type EvaluatedDocument, halfOf } from './documents.ts';

const markdown = `# Queue stuck on 2026-03-04\n\n## Timeline (UTC)\n${[0, 5, 9, 20, 30]
  .map((minute) => `- 10:${String(minute).padStart(2, '0')} entry number ${minute}`)
  .join('\n')}`;
const document: EvaluatedDocument = {
  name: 'example/queue.md',
  organisation: 'example',
  half: 'development',
  postMortem: readMarkdownPostMortem('queue.md', markdown),
};
const messages = Array.from({ length: 400 }, (_, index) => ({ actor: `nick${index % 7}`, text: `message ${index}` }));
const conversations: Conversation[] = [{ name: 'a', kind: 'IRC', messages }];

describe('bury', () => {
  it('mixes the entries with twenty times as much talk, none of it twice, in order of time', () => {
    const { record, rows } = bury(document, conversations, 'nobody');
    const events = record.events!;
    expect(rows.size).toBe(5);
    expect(events).toHaveLength(5 + 100);
    expect(new Set(events.map((event) => event.text)).size).toBe(105);
    expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).sort());
  });

  it('leaves nothing by which an entry could be told from talk', () => {
    const { record, rows } = bury(document, conversations, 'everybody');
    const shapes = (own: boolean) =>
      new Set(
        record.events!.filter((event) => rows.has(event.id) === own).map((event) => Object.keys(event).sort().join()),
      );
    expect(shapes(true)).toEqual(shapes(false));
    expect(record.events!.every((event) => event.actor && !event.key && !event.kind && !event.source)).toBe(true);
    expect(record.summary).toBeUndefined();
  });

  it('gives the same record every time', () => {
    expect(bury(document, conversations, 'rows only')).toEqual(bury(document, conversations, 'rows only'));
  });
});

it('keeps folders of one organisation on one side', () => {
  expect(halfOf('acme-status')).toEqual(halfOf('acme'));
});

it('reads the conversations', () => {
  expect(readIrc('[12:18] <kit> hello\n=== kit has left\n[12:19]  * kit waves')).toEqual([
    { actor: 'kit', text: 'hello' },
    { actor: 'kit', text: 'waves' },
  ]);
  expect(readZoomChat('00:01:02\tKit | ops:\tlook\n\nat this\n00:01:03\tMo:\tok')).toEqual([
    { actor: 'Kit | ops', text: 'look\nat this' },
    { actor: 'Mo', text: 'ok' },
  ]);
  expect(readTranscript('WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nKit Rowe: Good morning.')).toEqual([
    { actor: 'Kit Rowe', text: 'Good morning.' },
  ]);
});
