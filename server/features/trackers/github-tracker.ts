import { withFooter, writeFooter } from '#shared/trackers/footer.ts';
import { accountIn, readGithubIssue } from '#shared/trackers/github.ts';
import type { Issue, IssuePatch, StatusNames } from '#shared/trackers/issue.ts';
import { versionOf } from '#shared/trackers/issue.ts';
import { idIn, listIn, recordIn, textIn } from '#shared/trackers/read-json.ts';
import type { Ask, Asker } from './ask.ts';
import { changedPages } from './changed-pages.ts';
import { findMarked } from './find-marked.ts';
import { type Tracker, TrackerFault } from './tracker.ts';

/** GitHub REST v3 (version 2022-11-28). A due date has no field there: it stands in the last line of the text, which is ours. */
export function githubTracker({ ask, left }: Asker, project: string, names: StatusNames): Tracker {
  const read = (json: unknown) => readIssue(json, names);
  const list = async (query: Record<string, string | number>) => {
    const { status, json } = await ask(`/repos/${project}/issues`, {
      query: { state: 'all', per_page: 100, ...query },
    });
    if (status !== 200) throw projectGone(project);
    return listIn(json);
  };
  return {
    left,
    check: async () => {
      const { status, json } = await ask(`/repos/${project}`);
      if (status !== 200) throw projectGone(project);
      const { id, has_issues: hasIssues, permissions } = recordIn(json);
      if (hasIssues === false) throw new TrackerFault('project-gone', `Issues are switched off in ${project}.`);
      const rights = recordIn(permissions);
      if (permissions && !rights.push && !rights.triage && !rights.admin && !rights.maintain)
        throw new TrackerFault(
          'scope-lost',
          `The token may read ${project} and not write issues. It needs Issues: read and write.`,
        );
      return { projectId: idIn(id) };
    },
    findFloor: async () => numberOf((await list({ sort: 'created', direction: 'desc', per_page: 1 }))[0]),
    findMade: (marker, floor) =>
      findMarked(marker, floor, async (page) => {
        const found = await list({ sort: 'created', direction: 'desc', page });
        return found.map((json) => ({ number: Number(numberOf(json)), text: textIn(recordIn(json).body), json }));
      }).then((json) => (json === undefined ? undefined : read(json))),
    create: async ({ title, body, labels, assignee, ...footer }) => {
      const { status, json } = await ask(`/repos/${project}/issues`, {
        method: 'POST',
        body: {
          title,
          body: `${body}\n\n${writeFooter(footer)}`.trimStart(),
          labels,
          ...(assignee ? { assignees: [assignee] } : {}),
        },
      });
      if (status !== 201) throw projectGone(project);
      return read(json);
    },
    read: async ({ key }) => readMoving(ask, project, key, read),
    readChanged: (since) =>
      changedPages<number>(
        since,
        (instant) => instant.slice(0, 19),
        async (from, page) => {
          const found = await list({ since: `${from}Z`, sort: 'updated', direction: 'asc', page: page ?? 1 });
          return {
            issues: found.map((json) => readGithubIssue(json, names)).filter((issue) => issue !== undefined),
            versions: found.map((json) => versionOf(recordIn(json).updated_at) ?? from),
            next: found.length === 100 ? (page ?? 1) + 1 : null,
          };
        },
      ),
    update: async (issue, patch, footer) => {
      const at = pathOf(issue.key);
      await ask(at, { method: 'PATCH', body: fieldsOf(issue, patch, footer) });
      if (patch.status) await setLabel(ask, at, patch.status === 'in-progress', patch.status === 'open', names);
      const after = await readMoving(ask, project, issue.key, read);
      if (!after || after === 'moved')
        throw new TrackerFault('issue-gone', `${issue.key} was deleted or moved in GitHub meanwhile.`);
      return after;
    },
    rewrite: async (issue, { title, body, ...footer }) => {
      const dueOn = issue.dueOn;
      const text = `${body}\n\n${writeFooter({ ...footer, dueOn })}`.trimStart();
      await ask(pathOf(issue.key), { method: 'PATCH', body: { title, body: text } });
    },
    findAccount: async ({ handles }) => {
      for (const handle of handles.filter((one) => /^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?$/i.test(one))) {
        const { status } = await ask(`/repos/${project}/assignees/${handle}`);
        if (status === 204 || status === 200) return accountIn({ login: handle }) ?? undefined;
      }
      return undefined;
    },
  };
}

const projectGone = (project: string) =>
  new TrackerFault(
    'project-gone',
    `${project} is not there, or the token does not reach it. Check the name and the token's repositories.`,
  );
const numberOf = (json: unknown): string | null => idIn(recordIn(json).number) || null;
const pathOf = (key: string): string => `/repos/${key.replace('#', '/issues/')}`;

function readIssue(json: unknown, names: StatusNames): Issue {
  const issue = readGithubIssue(json, names);
  if (!issue)
    throw new TrackerFault('refused', 'GitHub answers with something that is no issue: a pull request, perhaps.');
  return issue;
}

/** A transferred issue answers from where it was with the address of where it is. */
async function readMoving(ask: Ask, project: string, key: string, read: (json: unknown) => Issue) {
  let answer = await ask(pathOf(key));
  let hops = 0;
  for (; answer.location && hops < 3; hops++) answer = await ask(answer.location);
  if (answer.status === 200) return read(answer.json);
  if (answer.status === 410) return undefined;
  // It answered where it was, so the token is well: where it went, it does not lead.
  if (hops > 0) return 'moved' as const;
  // Not found may mean that the whole repository is out of reach.
  const { status } = await ask(`/repos/${project}`);
  if (status !== 200) throw projectGone(project);
  return undefined;
}

function fieldsOf(issue: Issue, patch: IssuePatch, footer: { marker: string; reference: string; link: string }) {
  const { status, assignee, dueOn } = patch;
  return {
    ...(status === 'done' ? { state: 'closed', state_reason: 'completed' } : {}),
    ...(status === 'wont-do' ? { state: 'closed', state_reason: 'not_planned' } : {}),
    ...(status === 'open' || status === 'in-progress' ? { state: 'open' } : {}),
    ...(assignee === undefined ? {} : { assignees: assignee === null ? [] : [assignee] }),
    ...(dueOn === undefined ? {} : { body: withFooter(issue.body ?? '', { ...footer, dueOn }) }),
  };
}

/** Labels are added and taken one by one: others set theirs at the same time. */
async function setLabel(ask: Ask, at: string, isBegun: boolean, isOpen: boolean, names: StatusNames): Promise<void> {
  const labels = names['in-progress'] ?? [];
  if (isBegun && labels[0]) await ask(`${at}/labels`, { method: 'POST', body: { labels: [labels[0]] } });
  if (isOpen) for (const label of labels) await ask(`${at}/labels/${encodeURIComponent(label)}`, { method: 'DELETE' });
}
