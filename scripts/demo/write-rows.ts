import { createFactor, linkFactors, listFactors, updateFactor } from '#shared/contracts/factors.ts';
import { createFollowUp, listFollowUps, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { createRisk, listRisks, updateRisk } from '#shared/contracts/risks.ts';
import type { Who } from './cast.ts';
import type { Stage } from './stage.ts';
import type { Document, FollowUp } from './story.ts';

/** An event of the story, as it is stored. */
export type Told = { id: string; text: string };
type Subject = { id: string; owner: Who; now: Date };

const DAY = 86_400_000;

export function eventCalled(events: readonly Told[], words: string): string {
  const event = events.find((one) => one.text.includes(words));
  if (!event) throw new Error(`no event of the story says "${words}"`);
  return event.id;
}

/** Factors, follow-ups and risks, and what joins them; answers the references of the follow-ups. */
export async function writeRows(
  stage: Stage,
  document: Document,
  subject: Subject,
  events: readonly Told[],
): Promise<string[]> {
  const { factors = [], followUps = [], risks = [] } = document;
  await strikeProposed(stage, document, subject);
  const call = stage.as(subject.owner);
  const factorIds: string[] = [];
  for (const { shownBy = [], leadsTo: _, ...factor } of factors) {
    const evidence = shownBy.map((words) => eventCalled(events, words));
    factorIds.push((await call(createFactor, { id: subject.id, ...factor, evidence })).id);
  }
  for (const [index, { leadsTo = [] }] of factors.entries())
    for (const place of leadsTo)
      await call(linkFactors, { id: factorIds[index] as string, toId: factorIds[place - 1] as string });
  const planned: { id: string; reference: string }[] = [];
  for (const followUp of followUps) planned.push(await plan(stage, subject, followUp, factorIds));
  for (const { followUps: places = [], ...risk } of risks)
    await call(createRisk, {
      id: subject.id,
      ...risk,
      followUpIds: places.map((place) => planned[place - 1]?.id as string),
    });
  return planned.map(({ reference }) => reference);
}

/** What the draft proposed, and the people said in their own words, they strike. */
async function strikeProposed(stage: Stage, { factors, followUps, risks }: Document, { id, owner }: Subject) {
  const call = stage.as(owner);
  if (factors)
    for (const { id: row, version, state } of (await call(listFactors, { id })).items)
      if (state === 'candidate') await call(updateFactor, { id: row, version, state: 'struck' });
  if (risks)
    for (const { id: row, version, state } of (await call(listRisks, { id })).items)
      if (state === 'candidate') await call(updateRisk, { id: row, version, state: 'struck' });
  if (followUps)
    for (const { id: row } of (await call(listFollowUps, { postMortem: id, state: ['candidate'] })).items)
      await call(updateFollowUp, { id: row, state: 'struck' });
}

async function plan(stage: Stage, { id: postMortemId, now }: Subject, followUp: FollowUp, factorIds: string[]) {
  const { title, why, owner, dueIn, priority, status, reason, url, kind, addresses = [] } = followUp;
  const made = await stage.as('ines')(createFollowUp, {
    title,
    why,
    priority,
    url,
    kind,
    postMortemId,
    factorIds: addresses.map((place) => factorIds[place - 1] as string),
    ownerId: owner ? stage.idOf(owner) : undefined,
    dueOn: dueIn === undefined ? undefined : new Date(now.getTime() + dueIn * DAY).toISOString().slice(0, 10),
  });
  if (status && status !== 'open') await stage.as(owner ?? 'ines')(updateFollowUp, { id: made.id, status, reason });
  return made;
}
