import { getInstallation } from '#server/features/installation/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { listTeamRows } from '#server/features/teams/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { dayIn } from '#shared/rules/calendar.ts';
import { type DigestRow, listPublishedSince, listTeamFollowUps, listTeamPostMortems } from './digest-store.ts';

const MOST = { listed: 8, published: 5 };
const WEEK_MS = 7 * 86_400_000;

/** Whoever reads a channel: nothing private is theirs. */
export const ANYBODY: Actor = { kind: 'key', keyId: '', role: 'viewer', name: 'a channel' };

export type DigestItem = {
  reference: string;
  title: string;
  owner: string | null;
  dueOn: string | null;
  late: boolean;
  private: boolean;
  /** Below the address of the installation. */
  path: string;
};
export type Digest = {
  team: { id: string; name: string };
  items: DigestItem[];
  open: number;
  late: number;
  published: Omit<DigestItem, 'owner' | 'dueOn' | 'late'>[];
};

/** What is open and late in a team and what came out this week, as this reader may see it; null where there is nothing to say. */
export async function loadDigest(db: Db, actor: Actor, teamId: string, now: Date): Promise<Digest | null> {
  const [team] = await listTeamRows(db, [teamId]);
  if (!team) return null;
  const { timeZone } = await getInstallation(db);
  const today = dayIn(now.getTime(), timeZone);
  const followUps = await listTeamFollowUps(db, actor, teamId, today, MOST.listed);
  const postMortems = await listTeamPostMortems(db, actor, teamId, today, timeZone, MOST.listed);
  const published = await listPublishedSince(db, actor, teamId, new Date(now.getTime() - WEEK_MS), MOST.published);
  const sum = (field: 'all' | 'allLate') => (followUps[0]?.[field] ?? 0) + (postMortems[0]?.[field] ?? 0);
  if (sum('all') === 0 && published.length === 0) return null;
  const items = [
    ...followUps.map((row) => present(row, `FU-${row.number}`, '/follow-ups')),
    ...postMortems.map((row) => present(row, postMortemReference(row.number), `/post-mortems/PM-${row.number}`)),
  ];
  return {
    team: { id: team.id, name: team.name },
    items: items.toSorted(latestFirst).slice(0, MOST.listed),
    open: sum('all'),
    late: sum('allLate'),
    published: published.map((one) => ({
      reference: postMortemReference(one.number),
      title: one.title,
      private: one.private,
      path: `/post-mortems/PM-${one.number}/publications?for=internal&version=${one.id}`,
    })),
  };
}

const present = ({ title, owner, dueOn, late, private: isPrivate }: DigestRow, reference: string, path: string) => ({
  reference,
  title,
  owner,
  dueOn,
  late,
  private: isPrivate,
  path,
});

const latestFirst = (a: DigestItem, b: DigestItem): number =>
  Number(b.late) - Number(a.late) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
