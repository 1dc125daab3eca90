import { workTrackers } from '#server/features/trackers/index.ts';
import type { InputOf } from '#shared/contracts/contract.ts';
import { createFollowUp, listFollowUps, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { createIssues, createTracker, type FollowedIssue, listIssues } from '#shared/contracts/trackers.ts';
import { eventually, type TestServer } from '../server.ts';

export type Connected = { id: string; webhookPath: string; secret: string };

export async function connect(server: TestServer, input: InputOf<typeof createTracker>): Promise<Connected> {
  const made = await server.call(createTracker, input);
  return { id: made.id, webhookPath: made.webhookPath, secret: made.webhookSecret ?? '' };
}

export const linkOf = async (server: TestServer, followUpId: string): Promise<FollowedIssue | undefined> =>
  (await server.call(listIssues, { followUp: [followUpId] })).items[0];

/** The link once it is as wanted; what it was last is told when it never is. */
export async function linked(
  server: TestServer,
  followUpId: string,
  isWanted: (link: FollowedIssue) => boolean = ({ state }) => state === 'linked',
): Promise<FollowedIssue> {
  let last: FollowedIssue | undefined;
  try {
    return await eventually(async () => {
      last = await linkOf(server, followUpId);
      return last && isWanted(last) ? last : undefined;
    });
  } catch (error) {
    throw new Error(`the link stays ${JSON.stringify(last)}`, { cause: error });
  }
}

export async function followUpOf(server: TestServer, id: string) {
  const { items } = await server.call(listFollowUps, { limit: 500 });
  const found = items.find((one) => one.id === id);
  if (!found) throw new Error('there is no such follow-up');
  return found;
}

/** A new follow-up with an issue in the tracker. */
export async function followUpWithIssue(
  server: TestServer,
  tracker: Connected,
  fields: Partial<InputOf<typeof createFollowUp>> = {},
): Promise<{ id: string; link: FollowedIssue; number: number }> {
  const { id } = await server.call(createFollowUp, { title: 'Limit retries', ...fields });
  await server.call(createIssues, { id: tracker.id, followUps: [{ id }] });
  const link = await linked(server, id, (one) => one.state === 'linked' && one.status !== null);
  return { id, link, number: Number(/(\d+)$/.exec(link.key ?? '')?.[1]) };
}

/** The clock of Debrief goes on by so much, and its chore runs. */
export async function later(server: TestServer, minutes: number): Promise<void> {
  const { ctx } = server.app;
  const at = ctx.now().getTime() + minutes * 60_000;
  await workTrackers({ ...ctx, now: () => new Date(at) });
}

export const settled = (
  server: TestServer,
  id: string,
  isWanted: (one: Awaited<ReturnType<typeof followUpOf>>) => boolean,
) =>
  eventually(async () => {
    const one = await followUpOf(server, id);
    return isWanted(one) ? one : undefined;
  });

export const changeHere = (server: TestServer, id: string, fields: Omit<InputOf<typeof updateFollowUp>, 'id'>) =>
  server.call(updateFollowUp, { id, ...fields });

export const post = (
  server: TestServer,
  path: string,
  { body, headers }: { body: string; headers: Record<string, string> },
) => fetch(server.url + path, { method: 'POST', headers, body });
