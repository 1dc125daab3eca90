import { addChat, readChat } from '#shared/contracts/chat.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  addEvents,
  createIncident,
  getIncident,
  overrideDecision,
  updateIncident,
} from '#shared/contracts/incidents.ts';
import { CAST, type Who } from './cast.ts';
import { alertmanagerBody, pagerdutyBody, slackPaste } from './payloads.ts';
import type { Stage } from './stage.ts';
import type { Story } from './story.ts';
import { writeDocument } from './write-document.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** When minute 0 of a story was. */
export function beginningOf(story: Story, now: Date): Date {
  if ('minutesAgo' in story.begins) return new Date(now.getTime() - story.begins.minutesAgo * MINUTE);
  const day = new Date(now.getTime() - story.begins.daysAgo * DAY).toISOString().slice(0, 10);
  return new Date(`${day}T${story.begins.at}:00Z`);
}

/** Replays one incident from the first word of a tool to the document, each step at the time at which it happened. */
export async function play(stage: Stage, story: Story, now: Date): Promise<void> {
  const begin = beginningOf(story, now).getTime();
  const at = (minute: number) => new Date(begin + minute * MINUTE).toISOString();
  const clock = (minute: number) => stage.turnClock(new Date(Math.min(begin + minute * MINUTE, now.getTime())));
  const lead = story.lead ?? ('from' in story.door ? story.door.from : 'ines');

  const id = await open(stage, story, at, clock);
  if (story.deploys?.length) {
    const events = story.deploys.map(([minute, text]) => ({
      at: at(minute),
      kind: 'deploy' as const,
      text,
      source: 'deploys',
    }));
    await stage.tool(addEvents, { id, events });
  }
  clock(Math.max(story.chat?.[0]?.[0] ?? 0, 3));
  await stage.as(lead)(updateIncident, {
    id,
    title: story.title,
    severity: story.severity,
    services: story.services,
    type: story.type ?? 'production',
    lead: story.lead ? CAST[story.lead].name : undefined,
    impact: story.impact,
    ...(story.impactBegan === undefined ? {} : { times: { impactStarted: at(story.impactBegan) } }),
  });
  clock((story.resolved ?? story.chat?.at(-1)?.[0] ?? 0) - 1);
  await addConversation(stage, story, id, lead, at);
  if (story.mitigated !== undefined)
    await stage.as(lead)(updateIncident, { id, status: 'mitigated', mitigatedAt: at(story.mitigated) });
  if (story.resolved === undefined) return;
  clock(story.resolved);
  await end(stage, story, id, lead, at);
  const incident = await untilDecided(stage, id);
  if (story.override)
    await stage.as(story.override.by)(overrideDecision, {
      id,
      outcome: story.override.outcome,
      reason: story.override.reason,
    });
  if (story.document && incident.postMortemId) {
    const [began, ended] = [new Date(at(0)), new Date(at(story.resolved))];
    await writeDocument(stage, story.document, { id: incident.postMortemId, incidentId: id, began, ended, now });
  }
}

type At = (minute: number) => string;

async function open(stage: Stage, story: Story, at: At, clock: (minute: number) => void): Promise<string> {
  const { door } = story;
  clock(0);
  if (door.tool === 'by-hand') {
    const { title, severity, services } = story;
    const made = await stage.as(door.from)(createIncident, {
      title,
      severity,
      services,
      startedAt: at(0),
      private: story.private,
      lead: story.lead && CAST[story.lead].name,
    });
    return made.id;
  }
  if (door.tool === 'generic') {
    const incident = {
      externalId: `desk-${at(0)}`,
      title: story.alertTitle ?? story.title,
      status: 'open',
      startedAt: at(0),
      services: [door.service],
      participants: [{ name: CAST[door.from].name, role: 'reporter' }],
    };
    return first(await stage.deliver('generic', { incident }));
  }
  if (door.tool === 'alertmanager') {
    const moments = [...new Set(door.alerts.map((alert) => alert.from))].sort((a, b) => a - b);
    let ids: string[] = [];
    for (const minute of moments) {
      clock(minute);
      ids = await stage.deliver('alertmanager', alertmanagerBody(door, at, minute));
    }
    return first(ids);
  }
  const steps: [number, string, Who?, string?][] = [
    [0, 'incident.triggered'],
    [door.acknowledged, 'incident.acknowledged', door.paged],
    ...(door.notes ?? []).map(([minute, by, note]): [number, string, Who, string] => [
      minute,
      'incident.annotated',
      by,
      note,
    ]),
  ];
  let ids: string[] = [];
  for (const [number, [minute, type, by, note]] of steps.entries()) {
    clock(minute);
    ids = await stage.deliver(
      'pagerduty',
      pagerdutyBody(story, door, { type, at: at(minute), number, startedAt: at(0), by, note }),
    );
  }
  return first(ids);
}

/** The way out is the way in: who told of the beginning tells of the end. */
async function end(stage: Stage, story: Story, id: string, lead: Who, at: At): Promise<void> {
  const { door } = story;
  const minute = story.resolved as number;
  if (door.tool === 'alertmanager' && door.alerts.every((alert) => alert.until !== undefined)) {
    await stage.deliver('alertmanager', alertmanagerBody(door, at, minute));
  } else if (door.tool === 'pagerduty') {
    await stage.deliver(
      'pagerduty',
      pagerdutyBody(story, door, { type: 'incident.resolved', at: at(minute), number: 99, startedAt: at(0), by: lead }),
    );
  } else {
    await stage.as(lead)(updateIncident, { id, status: 'resolved', resolvedAt: at(minute) });
  }
}

/** Pasted, read, looked at and added, as somebody would on the page for it. */
async function addConversation(stage: Stage, story: Story, id: string, by: Who, at: At): Promise<void> {
  const chat = story.chat ?? [];
  if (chat.length === 0) return;
  const { timeZone } = CAST[by];
  const { text, date } = slackPaste(story, at, timeZone);
  const call = stage.as(by);
  const read = await call(readChat, { timeZone, date, file: new TextEncoder().encode(text) });
  if (read.messages.length !== chat.length || read.problems.length > 0)
    throw new Error(
      `"${story.title}": ${read.messages.length} of ${chat.length} messages were read. ${JSON.stringify(read.problems)}`,
    );
  const messages = read.messages.flatMap(
    ({ id: messageId, at: when, author, text: words, kind, thread, reactions, key }) =>
      when === null ? [] : [{ id: messageId, at: when, author, text: words, kind, thread, reactions, key }],
  );
  await call(addChat, { id, source: 'slack', messages });
}

/** The decision and the draft follow a moment after the end. */
async function untilDecided(stage: Stage, id: string): Promise<OutputOf<typeof getIncident>> {
  for (let tries = 0; tries < 600; tries++) {
    const incident = await stage.tool(getIncident, { id });
    if (incident.decision && (incident.decision.outcome === 'not-needed' || incident.postMortemId)) return incident;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('no decision and draft came within 12 s');
}

function first(ids: string[]): string {
  const [id] = ids;
  if (id === undefined) throw new Error('a webhook was about no incident');
  return id;
}
