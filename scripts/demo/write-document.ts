import { askForAccounts, writeMyAccount } from '#shared/contracts/accounts.ts';
import { listEvents } from '#shared/contracts/incidents.ts';
import {
  approve,
  cite,
  getPostMortem,
  publish,
  setOwner,
  submit,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { ACCOUNT_QUESTION_KEYS } from '#shared/rules/accounts.ts';
import type { Who } from './cast.ts';
import type { Stage } from './stage.ts';
import type { Account, Document } from './story.ts';
import { eventCalled, type Told, writeRows } from './write-rows.ts';

type Subject = { id: string; incidentId: string; began: Date; ended: Date; now: Date };

const DAY = 86_400_000;

/** What people did with the draft: took it over, wrote, planned, sent it to review and published it. */
export async function writeDocument(stage: Stage, document: Document, subject: Subject): Promise<void> {
  const { id, began, ended, now } = subject;
  const days = document.writtenAfterDays ?? 1;
  const owner = document.owner ?? 'ines';
  const call = stage.as(owner);
  const turn = (day: number) => stage.turnClock(new Date(Math.min(ended.getTime() + day * DAY, now.getTime())));
  turn(days * 0.4);
  if (document.owner) await call(setOwner, { id, personId: stage.idOf(document.owner) });
  if (document.title) await call(updatePostMortem, { id, title: document.title });
  if (document.dueInDays !== undefined)
    await call(updatePostMortem, { id, dueAt: new Date(now.getTime() + document.dueInDays * DAY).toISOString() });
  if (document.accounts) await gatherAccounts(stage, document.accounts, { id, owner, began });
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
  if (document.until === 'published') {
    const reviewer = owner === 'ines' ? 'noor' : 'ines';
    await stage.as(reviewer)(approve, { id });
    await stage.as('ines')(publish, {
      id,
      note: 'Told the way we understand it today; what is open is worth no wait.',
    });
  }
}

async function gatherAccounts(
  stage: Stage,
  accounts: readonly Account[],
  { id, owner, began }: { id: string; owner: Who; began: Date },
): Promise<void> {
  await stage.as(owner)(askForAccounts, { id, personIds: accounts.map((one) => stage.idOf(one.by)) });
  for (const { by, sharing = 'named', answers } of accounts) {
    const said = ACCOUNT_QUESTION_KEYS.flatMap((question) => {
      const answer = answers[question];
      if (answer === undefined) return [];
      const [minute, text] = typeof answer === 'string' ? [null, answer] : answer;
      return [
        { question, text, at: minute === null ? null : new Date(began.getTime() + minute * 60_000).toISOString() },
      ];
    });
    if (said.length > 0) await stage.as(by)(writeMyAccount, { id, answers: said, sharing, send: true });
  }
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
