import { writeFooter } from '#shared/trackers/footer.ts';
import { accountIn, readGitlabIssue } from '#shared/trackers/gitlab.ts';
import { type Issue, type IssuePatch, type StatusNames, versionOf } from '#shared/trackers/issue.ts';
import { idIn, listIn, recordIn, textIn } from '#shared/trackers/read-json.ts';
import type { Asker } from './ask.ts';
import { changedPages } from './changed-pages.ts';
import { findMarked } from './find-marked.ts';
import { type Tracker, TrackerFault } from './tracker.ts';

/** GitLab REST v4. Begun and declined have no state there: labels tell them. */
export function gitlabTracker({ ask, left }: Asker, project: string, names: StatusNames): Tracker {
  const at = `/projects/${encodeURIComponent(project)}`;
  const gone = () =>
    new TrackerFault(
      'project-gone',
      `${project} is not there, or the token does not reach it. Check its path and the token's project.`,
    );
  const read = (json: unknown): Issue => {
    const issue = readGitlabIssue(json, names);
    if (!issue) throw new TrackerFault('refused', 'GitLab answers with something that is no issue.');
    return issue;
  };
  const list = async (query: Record<string, string | number>) => {
    const { status, json } = await ask(`${at}/issues`, { query: { scope: 'all', per_page: 100, ...query } });
    if (status !== 200) throw gone();
    return listIn(json);
  };
  const pathOf = (key: string) => {
    const [, place = project, number = ''] = /^(.*)#(\d+)$/.exec(key) ?? [];
    return `/projects/${encodeURIComponent(place)}/issues/${number}`;
  };
  return {
    left,
    check: async () => {
      const { status, json } = await ask(at);
      if (status !== 200) throw gone();
      const access = recordIn(recordIn(json).permissions);
      const level = Math.max(
        ...[access.project_access, access.group_access].map((one) => Number(recordIn(one).access_level ?? 0)),
      );
      // Guests may open issues and not assign or close them.
      if (recordIn(json).permissions && level > 0 && level < 20)
        throw new TrackerFault(
          'scope-lost',
          `The token may read ${project} and not change issues. It needs the role Reporter and the scope api.`,
        );
      return { projectId: idIn(recordIn(json).id) };
    },
    findFloor: async () =>
      idIn(recordIn((await list({ order_by: 'created_at', sort: 'desc', per_page: 1 }))[0]).iid) || null,
    findMade: (marker, floor) =>
      findMarked(marker, floor, async (page) => {
        const found = await list({ order_by: 'created_at', sort: 'desc', page });
        return found.map((json) => ({
          number: Number(recordIn(json).iid),
          text: textIn(recordIn(json).description),
          json,
        }));
      }).then((json) => (json === undefined ? undefined : read(json))),
    create: async ({ title, body, labels, assignee, dueOn, ...footer }) => {
      const { status, json } = await ask(`${at}/issues`, {
        method: 'POST',
        body: {
          title,
          description: `${body}\n\n${writeFooter(footer)}`.trimStart(),
          ...(labels.length > 0 ? { labels: labels.join(',') } : {}),
          ...(assignee ? { assignee_ids: [Number(assignee)] } : {}),
          ...(dueOn ? { due_date: dueOn } : {}),
        },
      });
      if (status !== 201) throw gone();
      return read(json);
    },
    read: async ({ key }) => {
      const { status, json } = await ask(pathOf(key));
      if (status === 200) return read(json);
      if ((await ask(at)).status !== 200) throw gone();
      return undefined;
    },
    readChanged: (since) =>
      changedPages<number>(
        since,
        (instant) => instant,
        async (from, page) => {
          const found = await list({ updated_after: from, order_by: 'updated_at', sort: 'asc', page: page ?? 1 });
          return {
            issues: found.map((json) => readGitlabIssue(json, names)).filter((issue) => issue !== undefined),
            versions: found.map((json) => versionOf(recordIn(json).updated_at) ?? from),
            next: found.length === 100 ? (page ?? 1) + 1 : null,
          };
        },
      ),
    update: async (issue, patch) => {
      const { status, json } = await ask(pathOf(issue.key), { method: 'PUT', body: fieldsOf(issue, patch, names) });
      if (status !== 200) throw new TrackerFault('issue-gone', `${issue.key} is not in GitLab any more.`);
      return read(json);
    },
    rewrite: async (issue, { title, body, ...footer }) => {
      const description = `${body}\n\n${writeFooter(footer)}`.trimStart();
      await ask(pathOf(issue.key), { method: 'PUT', body: { title, description } });
    },
    findAccount: async ({ email, handles }) => {
      for (const username of handles) {
        const { json } = await ask('/users', { query: { username } });
        const found = accountIn(listIn(json)[0]);
        if (found?.handle?.toLowerCase() === username.toLowerCase()) return found;
      }
      if (!email) return undefined;
      const found = listIn((await ask('/users', { query: { search: email } })).json).map(accountIn);
      return found.find((one) => one?.email?.toLowerCase() === email.toLowerCase()) ?? undefined;
    },
  };
}

function fieldsOf(issue: Issue, { status, assignee, dueOn }: IssuePatch, names: StatusNames) {
  const isClosed = issue.status === 'done' || issue.status === 'wont-do';
  const closes = status === 'done' || status === 'wont-do';
  const step = status === undefined || closes === isClosed ? {} : { state_event: closes ? 'close' : 'reopen' };
  const add = status === 'in-progress' || status === 'wont-do' ? (names[status]?.[0] ?? '') : '';
  const remove = (['in-progress', 'wont-do'] as const)
    .filter((one) => status !== undefined && one !== status && !(one === 'in-progress' && closes))
    .flatMap((one) => names[one] ?? []);
  return {
    ...step,
    ...(add ? { add_labels: add } : {}),
    ...(remove.length > 0 ? { remove_labels: remove.join(',') } : {}),
    ...(assignee === undefined ? {} : { assignee_ids: assignee === null ? [0] : [Number(assignee)] }),
    ...(dueOn === undefined ? {} : { due_date: dueOn ?? '' }),
  };
}
