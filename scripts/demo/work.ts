import { changeFollowUps, mergeFollowUps, postponeFollowUp, setServiceLevels } from '#shared/contracts/follow-ups.ts';
import { createFollowUp, listPostMortems, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { createTeam, listTeams } from '#shared/contracts/teams.ts';
import type { FollowUpKind } from '#shared/rules/factor-words.ts';
import type { Who } from './cast.ts';
import type { Stage } from './stage.ts';

/** Work that goes on beside the incidents of the last weeks. Days count from today; below zero is before it. */
type Work = {
  title: string;
  why?: string;
  by: Who;
  owner?: Who;
  planned: number;
  due?: number;
  priority?: 'high' | 'medium' | 'low';
  kind?: FollowUpKind;
  /** The post-mortem it follows from, by words of its title. */
  from?: string;
  team?: string;
  /** The day on which it was finished, or declined with a reason. */
  done?: number;
  declined?: [on: number, reason: string];
  /** On which day it was moved to which later one, and why. */
  moved?: [on: number, to: number, because: string][];
  begun?: boolean;
  effect?: { change: string; measure?: string; weeks: number };
  links?: { url: string; title: string }[];
};

const TEAMS: { name: string; members: Who[]; manager: Who }[] = [
  { name: 'Booking', members: ['priya', 'joonas'], manager: 'ines' },
  { name: 'Tickets', members: ['talia', 'noor'], manager: 'ines' },
  { name: 'Platform', members: ['mateus', 'ines'], manager: 'ines' },
];

const WORK: Work[] = [
  {
    title: 'Refuse a booking release whose migration holds a lock for longer than a second',
    why: 'The check runs where the release is built, so nobody has to remember it.',
    by: 'joonas',
    owner: 'joonas',
    planned: -30,
    due: -9,
    priority: 'high',
    kind: 'prevent',
    team: 'Booking',
    from: 'ook',
    begun: true,
    moved: [
      [-16, -12, 'The build machines were being replaced that week'],
      [-13, -9, 'The check found eleven old migrations, which need a list of exceptions first'],
    ],
    effect: {
      change: 'No release waits for a lock in the evening peak',
      measure: 'Releases refused by the check',
      weeks: 6,
    },
    links: [{ url: 'https://wiki.fernlinie.example/migrations', title: 'How we migrate' }],
  },
  {
    title: 'Alert when more than half of the booking connections wait inside a transaction',
    by: 'priya',
    owner: 'joonas',
    planned: -24,
    due: -4,
    priority: 'high',
    kind: 'detect',
    team: 'Booking',
    from: 'ook',
  },
  {
    title: 'Page somebody when half of the connections are idle in transaction',
    by: 'ines',
    owner: 'priya',
    planned: -3,
    due: 9,
    team: 'Booking',
    from: 'ook',
  },
  {
    title: 'Remind everyone in stand-up to check certificate dates',
    by: 'noor',
    owner: 'noor',
    planned: -28,
    due: -15,
    priority: 'low',
    team: 'Tickets',
  },
  {
    title: 'Renew certificates of the gates by machine, thirty days before they end',
    by: 'mateus',
    owner: 'mateus',
    planned: -27,
    due: 3,
    priority: 'high',
    kind: 'prevent',
    team: 'Platform',
    begun: true,
    moved: [[-6, 3, 'The gates of two stations answer on an older protocol']],
  },
  {
    title: 'Write down who answers when a partner railway does not',
    by: 'talia',
    owner: 'talia',
    planned: -26,
    due: 6,
    priority: 'medium',
    kind: 'mitigate',
    team: 'Tickets',
  },
  {
    title: 'Show the age of the occupancy data beside the seat map',
    by: 'priya',
    owner: 'priya',
    planned: -21,
    due: 12,
    kind: 'detect',
    team: 'Booking',
  },
  {
    title: 'Practise a restore of the ticket store on a Tuesday morning',
    by: 'ines',
    owner: 'talia',
    planned: -20,
    due: 5,
    priority: 'medium',
    kind: 'mitigate',
    team: 'Tickets',
    begun: true,
  },
  {
    title: 'Take the search index apart by country, so that one that breaks is one country',
    by: 'mateus',
    planned: -19,
    priority: 'medium',
    kind: 'mitigate',
    team: 'Platform',
  },
  {
    title: 'Find out why the push service sent notices twice',
    by: 'noor',
    owner: 'noor',
    planned: -12,
    due: 1,
    kind: 'investigate',
    team: 'Tickets',
    begun: true,
  },
  {
    title: 'Give every notice a key, so that sending it twice is sending it once',
    by: 'noor',
    owner: 'mateus',
    planned: -11,
    due: 20,
    priority: 'medium',
    kind: 'prevent',
    team: 'Platform',
  },
  {
    title: 'Contractor accounts end on the last day of the contract by themselves',
    by: 'ines',
    owner: 'mateus',
    planned: -22,
    due: -2,
    priority: 'high',
    kind: 'prevent',
    team: 'Platform',
    moved: [[-8, -2, 'Waits for the new list of contracts from the personnel office']],
  },
  {
    title: 'Try payments of a cent on every card scheme each night',
    by: 'joonas',
    owner: 'priya',
    planned: -8,
    due: 25,
    kind: 'detect',
    team: 'Booking',
  },
  {
    title: 'Keep the last good version of the price list and fall back to it',
    by: 'talia',
    planned: -7,
    due: 30,
    kind: 'mitigate',
    team: 'Tickets',
  },
  {
    title: 'One page that says which release of which app may open which ticket',
    by: 'talia',
    owner: 'talia',
    planned: -33,
    due: -18,
    done: -19,
    kind: 'detect',
    team: 'Tickets',
  },
  {
    title: 'Bound the retries of the ticket app',
    by: 'talia',
    owner: 'noor',
    planned: -32,
    due: -14,
    done: -10,
    priority: 'high',
    kind: 'prevent',
    team: 'Tickets',
  },
  {
    title: 'Delete the second path by which search was filled',
    by: 'mateus',
    owner: 'mateus',
    planned: -29,
    due: -20,
    done: -21,
    kind: 'prevent',
    team: 'Platform',
  },
  {
    title: 'Put the sender of each notice into its log line',
    by: 'noor',
    owner: 'noor',
    planned: -14,
    due: -5,
    done: -6,
    kind: 'detect',
    team: 'Tickets',
  },
  {
    title: 'Buy a second line to the partner in Bologna',
    by: 'ines',
    owner: 'ines',
    planned: -31,
    due: -10,
    declined: [
      -12,
      'The partner moves to the shared exchange in spring; a line of our own would be paid for five months of use.',
    ],
    team: 'Platform',
  },
];

const DAY = 86_400_000;

/** Teams, service levels, and work in every state that a board can show. */
export async function playWork(stage: Stage, now: Date): Promise<void> {
  const dayOf = (days: number) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
  const clock = (days: number) => stage.turnClock(new Date(now.getTime() + days * DAY));
  const admin = stage.as('ines');
  clock(-34);
  const teams = await makeTeams(stage);
  const documents = (await admin(listPostMortems, { limit: 50 })).items;
  const made = new Map<Work, string>();
  for (const work of WORK.toSorted((a, b) => a.planned - b.planned)) {
    clock(work.planned);
    const { title, why, priority, kind, links, effect } = work;
    const followUp = await stage.as(work.by)(createFollowUp, {
      title,
      why,
      priority,
      kind,
      links,
      effect: effect && { change: effect.change, measure: effect.measure, lookAfterWeeks: effect.weeks },
      ownerId: work.owner && stage.idOf(work.owner),
      teamId: work.team && teams.get(work.team),
      dueOn:
        work.due === undefined ? null : dayOf(work.moved?.[0] ? Math.min(work.due, work.moved[0][0] + 2) : work.due),
      postMortemId: documents.find((one) => work.from && one.title.includes(work.from) && !one.private)?.id,
    });
    made.set(work, followUp.id);
  }
  for (const [work, id] of made) await playOn(stage, work, id, { dayOf, clock });
  await mergeTwins(stage, made, clock);
  stage.turnClock(now);
  await admin(setServiceLevels, {
    levels: [
      { priority: 'high', severity: null, days: 15 },
      { priority: 'high', severity: 1, days: 10 },
      { priority: 'medium', severity: null, days: 40 },
    ],
  });
}

async function makeTeams(stage: Stage): Promise<Map<string, string>> {
  const admin = stage.as('ines');
  const known = new Map((await admin(listTeams, {})).items.map((team) => [team.name, team.id]));
  for (const { name, members, manager } of TEAMS) {
    if (known.has(name)) continue;
    const input = { name, managerId: stage.idOf(manager), memberIds: members.map(stage.idOf) };
    known.set(name, (await admin(createTeam, input)).id);
  }
  return known;
}

type Time = { dayOf: (days: number) => string; clock: (days: number) => void };

async function playOn(stage: Stage, work: Work, id: string, { dayOf, clock }: Time): Promise<void> {
  const call = stage.as(work.owner ?? work.by);
  for (const [on, to, because] of work.moved ?? []) {
    clock(on);
    await call(postponeFollowUp, { id, dueOn: dayOf(to), because });
  }
  if (work.begun) {
    clock(work.planned + 2);
    await call(updateFollowUp, { id, status: 'in-progress' });
  }
  if (work.done !== undefined) {
    clock(work.done);
    await call(changeFollowUps, { ids: [id], status: 'done' });
  }
  if (work.declined) {
    clock(work.declined[0]);
    await call(updateFollowUp, { id, status: 'wont-do', reason: work.declined[1] });
  }
}

/** Two teams planned the same alert: it became one. */
async function mergeTwins(stage: Stage, made: ReadonlyMap<Work, string>, clock: Time['clock']): Promise<void> {
  const twins = [...made].filter(([work]) => /idle in transaction|inside a transaction/.test(work.title));
  const [kept, other] = twins;
  if (!kept || !other) return;
  clock(-2);
  await stage.as('ines')(mergeFollowUps, { id: kept[1], ids: [other[1]] });
}
