import { listEvents } from '#shared/contracts/incidents.ts';
import {
  cite,
  getPostMortem,
  publish,
  setOwner,
  submit,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import type { Stage } from './stage.ts';
import type { Document } from './story.ts';
import { eventCalled, type Told, writeRows } from './write-rows.ts';

type Subject = { id: string; incidentId: string; ended: Date; now: Date };

const DAY = 86_400_000;

/** What people did with the draft: took it over, wrote, planned, sent it to review and published it. */
export async function writeDocument(stage: Stage, document: Document, subject: Subject): Promise<void> {
  const { id, ended, now } = subject;
  const days = document.writtenAfterDays ?? 1;
  const owner = document.owner ?? 'ines';
  const call = stage.as(owner);
  const turn = (day: number) => stage.turnClock(new Date(Math.min(ended.getTime() + day * DAY, now.getTime())));
  turn(days * 0.4);
  if (document.owner) await call(setOwner, { id, personId: stage.idOf(document.owner) });
  if (document.title) await call(updatePostMortem, { id, title: document.title });
  if (document.dueInDays !== undefined)
    await call(updatePostMortem, { id, dueAt: new Date(now.getTime() + document.dueInDays * DAY).toISOString() });
  turn(days * 0.8);
  const events = (await stage.tool(listEvents, { id: subject.incidentId, limit: 500 })).items;
  const references = await writeRows(stage, document, { id, owner, now }, events);
  const numberOf = citing(stage, id, events);
  for (const [key, { by, markdown }] of Object.entries(document.writing ?? {})) {
    const text = await fill(markdown, references, numberOf);
    const { sections } = await stage.as(by)(getPostMortem, { id });
    const section = sections.find((one) => one.key === key);
    if (!section) throw new Error(`the draft has no section ${key}`);
    await stage.as(by)(writeSection, { id, key, markdown: text, baseVersion: section.version });
  }
  turn(days);
  if (document.until === 'in-review' || document.until === 'published') await call(submit, { id, note: document.note });
  if (document.until === 'published') await stage.as('ines')(publish, { id });
}

/** Finds the number by which the text cites the event that holds these words. */
function citing(stage: Stage, id: string, events: readonly Told[]): (words: string) => Promise<number> {
  const numbers = new Map<string, number>();
  return async (words) => {
    const eventId = eventCalled(events, words);
    const known = numbers.get(eventId) ?? (await stage.tool(cite, { id, eventId })).number;
    numbers.set(eventId, known);
    return known;
  };
}

async function fill(
  markdown: string,
  references: readonly string[],
  numberOf: (words: string) => Promise<number>,
): Promise<string> {
  let text = '';
  let from = 0;
  for (const match of markdown.matchAll(/\s?\{\{(?:#(\d+)|([^}]+))\}\}/g)) {
    text += markdown.slice(from, match.index);
    const number = match[1];
    text += number
      ? `${/^\s/.test(match[0]) ? ' ' : ''}${references[Number(number) - 1]}`
      : `[^${await numberOf(match[2] as string)}]`;
    from = match.index + match[0].length;
  }
  return (text + markdown.slice(from)).trim();
}
