import { pino } from 'pino';
import { openContext } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { followIssueNow, reconcileTracker } from '#server/features/trackers/index.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { githubServer, PROJECT } from '#tests/support/trackers/github-server.ts';
import type { TrackerServer } from '#tests/support/trackers/tracker-server.ts';
import { type Bench, judge } from '../row.ts';
import { makeDatabase } from '../stage/postgres.ts';

const LINKED = 5000;
const ONE_BY_ONE = 500;
const MOST_MS = 60_000;

export const trackersBench: Bench = {
  name: 'trackers',
  about: '5,000 linked issues, all changed in the tracker, brought here',
  how: "5,000 issues of a server that speaks GitHub's API over loopback, all closed there; the time runs until all are done here. Beside it one request for each of 500 of them, which is how a webhook is followed, times ten.",
  async run(stage) {
    const there = await githubServer().listen();
    stage.atEnd(() => there.close());
    there.tick = 20;
    const database = await makeDatabase(stage, 'bench_trackers');
    const config = readConfig({
      DATABASE_URL: database,
      OUTBOUND_ALLOW: '127.0.0.1',
      SECRET_KEY: 'only for this run',
      DATA_DIR: await stage.temporaryFolder(),
    });
    const { ctx, close } = await openContext(config, pino({ level: 'silent' }));
    stage.atEnd(close);
    const { trackerId, issueIds } = await fill(ctx, there);
    const oneByOne = await time(async () => {
      for (const id of issueIds.slice(0, ONE_BY_ONE)) await followIssueNow(ctx, id);
    });
    for (const { number } of there.present()) there.change(number, { state: 'closed', reason: 'completed' });
    const before = there.asked.length;
    const together = await time(() => reconcileTracker(ctx, trackerId));
    const done = await ctx.db
      .selectFrom('follow_ups')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '=', 'done')
      .executeTakeFirstOrThrow();
    if (Number(done.count) !== LINKED) throw new Error(`${done.count} of ${LINKED} follow-ups are done`);
    console.error(`  ${there.asked.length - before} requests for ${LINKED} changed issues`);
    return [
      judge({
        name: `${LINKED.toLocaleString('en')} changed issues followed`,
        unit: 'ms',
        median: together,
        worst: together,
        target: { of: 'worst', atMost: MOST_MS },
        comparedWith: {
          name: `a request for each unchanged one, ${ONE_BY_ONE} times ten`,
          median: oneByOne * (LINKED / ONE_BY_ONE),
        },
      }),
    ];
  },
};

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function fill(ctx: Context, there: TrackerServer): Promise<{ trackerId: string; issueIds: string[] }> {
  const trackerId = newId();
  await ctx.db
    .insertInto('trackers')
    .values({
      id: trackerId,
      kind: 'github',
      name: 'bench',
      base_url: `${there.url}/api/v3`,
      project: PROJECT,
      token: ctx.vault.seal('secret-token'),
      token_hint: 'oken',
      webhook_token: trackerId,
      title_template: '{{ title }}',
      body_template: '{{ why }}',
    })
    .execute();
  const issueIds: string[] = [];
  for (let from = 0; from < LINKED; from += 500) {
    const made = Array.from({ length: 500 }, (_, index) => {
      const issue = there.add();
      return { followUpId: newId(), id: newId(), issue, index: from + index };
    });
    await ctx.db
      .insertInto('follow_ups')
      .values(
        made.map(({ followUpId, index }) => ({
          id: followUpId,
          title: `Follow-up ${index}`,
          reason: null,
          owner_id: null,
          due_on: null,
          priority: null,
          url: null,
          kind: null,
          done_at: null,
          removed_at: null,
          drafted_as: null,
          created_by: null,
          updated_by: null,
          position: 0,
          origin: 'person' as const,
          post_mortem_id: null,
        })),
      )
      .execute();
    await ctx.db
      .insertInto('tracker_issues')
      .values(
        made.map(({ id, followUpId, issue }) => ({
          id,
          tracker_id: trackerId,
          follow_up_id: followUpId,
          marker: id,
          told: 'everything' as const,
          remote_id: issue.id,
          key: `${PROJECT}#${issue.number}`,
          url: `${there.url}/${PROJECT}/issues/${issue.number}`,
          title: issue.title,
          version: new Date(issue.updated).toISOString(),
          agreed: JSON.stringify({
            status: { ours: 'open', theirs: 'open' },
            assignee: { ours: null, theirs: null },
            dueOn: { ours: null, theirs: null },
          }),
          wanted: false,
          read_at: new Date(),
        })),
      )
      .execute();
    issueIds.push(...made.map(({ id }) => id));
  }
  return { trackerId, issueIds };
}
