import type { Issue, IssuePatch, IssueRef, StatusNames } from '#shared/trackers/issue.ts';
import { accountIn, readJiraIssue } from '#shared/trackers/jira.ts';
import { toAdf, toWiki } from '#shared/trackers/jira-text.ts';
import { idIn, listIn, recordIn, textIn } from '#shared/trackers/read-json.ts';
import type { Asker } from './ask.ts';
import { changedPages } from './changed-pages.ts';
import { chooseTransition } from './jira-transition.ts';
import { type Tracker, TrackerFault } from './tracker.ts';

export type JiraPlace = {
  isCloud: boolean;
  /** Where people see it. */
  site: string;
  project: string;
  issueType: string | null;
  names: StatusNames;
};
const FIELDS = ['summary', 'status', 'resolution', 'assignee', 'duedate', 'updated', 'project'];

/** Jira Cloud by REST v3, with texts in its document format; Data Center by v2, with wiki text and people by name. */
export function jiraTracker({ ask, left }: Asker, { isCloud, site, project, issueType, names }: JiraPlace): Tracker {
  const write = (markdown: string) => (isCloud ? toAdf(markdown) : toWiki(markdown));
  const gone = () =>
    new TrackerFault(
      'project-gone',
      `The project ${project} is not there, or the token does not reach it. Check its key.`,
    );
  const find = (json: unknown) => readJiraIssue(json, names, site);
  const read = (json: unknown): Issue => {
    const issue = find(json);
    if (!issue) throw new TrackerFault('refused', 'Jira answers with something that is no issue.');
    return issue;
  };
  const search = async (jql: string, cursor: string | null) => {
    const page = isCloud ? { nextPageToken: cursor ?? undefined } : { startAt: Number(cursor ?? 0) };
    const { status, json } = await ask(isCloud ? '/search/jql' : '/search', {
      method: 'POST',
      body: { jql, fields: FIELDS, maxResults: 100, ...page },
    });
    if (status !== 200) throw gone();
    const { issues, nextPageToken, total, startAt } = recordIn(json);
    const found = listIn(issues);
    const seen = Number(startAt ?? 0) + found.length;
    const next = isCloud
      ? textIn(nextPageToken) || null
      : seen < Number(total ?? 0) && found.length > 0
        ? String(seen)
        : null;
    return { found, next };
  };
  const readOne = async ({ id, key }: IssueRef): Promise<Issue | undefined> => {
    // By number it is found wherever it was moved to.
    const { status, json } = await ask(`/issue/${encodeURIComponent(id ?? key)}`, {
      query: { fields: FIELDS.join(',') },
    });
    if (status === 200) return read(json);
    if ((await ask(`/project/${encodeURIComponent(project)}`)).status !== 200) throw gone();
    return undefined;
  };
  const mustRead = async (ref: IssueRef): Promise<Issue> => {
    const issue = await readOne(ref);
    if (!issue) throw new TrackerFault('issue-gone', `${ref.key} is not in Jira any more.`);
    return issue;
  };
  const put = (id: string, fields: object) => ask(`/issue/${id}`, { method: 'PUT', body: { fields } });
  return {
    left,
    check: async () => {
      // A wrong token may pass for nobody, who sees public projects.
      if ((await ask('/myself')).status !== 200)
        throw new TrackerFault('token-expired', 'Jira does not know whose token this is. Enter a new one.');
      const { status, json } = await ask(`/project/${encodeURIComponent(project)}`);
      if (status !== 200) throw gone();
      return { projectId: idIn(recordIn(json).id) };
    },
    findFloor: async () => null,
    findMade: async (marker) =>
      find((await search(`project = "${project}" AND labels = "${labelOf(marker)}"`, null)).found[0]),
    create: async ({ title, body, labels, marker, reference, link }) => {
      const { status, json } = await ask('/issue', {
        method: 'POST',
        body: {
          fields: {
            project: { key: project },
            issuetype: { name: issueType || 'Task' },
            summary: title,
            description: write(`${body}\n\n[${reference} in Debrief](${link})`),
            labels: [...labels.map((label) => label.replace(/\s+/g, '-')), labelOf(marker)],
          },
        },
      });
      if (status !== 201) throw gone();
      return mustRead({ id: idIn(recordIn(json).id), key: textIn(recordIn(json).key) });
    },
    read: readOne,
    readChanged: async function* (since) {
      // A query names minutes in the zone of whoever asks.
      const zone = textIn(recordIn((await ask('/myself')).json).timeZone) || 'UTC';
      yield* changedPages<string>(
        since,
        (instant) => instant.slice(0, 16),
        async (from, cursor) => {
          const jql = `project = "${project}" AND updated >= "${minuteIn(zone, `${from}:00.000Z`)}" ORDER BY updated ASC`;
          const { found, next } = await search(jql, cursor);
          const issues = found.map(find).filter((issue) => issue !== undefined);
          return { issues, versions: issues.map(({ version }) => version), next };
        },
      );
    },
    update: async (issue, patch) => {
      const fields = fieldsOf(patch, isCloud);
      if (Object.keys(fields).length > 0) await put(issue.id, fields);
      if (patch.status && patch.status !== issue.status) {
        const { json } = await ask(`/issue/${issue.id}/transitions`, { query: { expand: 'transitions.fields' } });
        const body = chooseTransition(listIn(recordIn(json).transitions), patch.status, names);
        if (!body)
          throw new TrackerFault(
            'refused',
            `Jira offers no step from “${issue.statusName}” to what stands for ${SAID[patch.status]}. Move it in Jira, or say in Settings → Trackers which statuses mean that.`,
          );
        await ask(`/issue/${issue.id}/transitions`, { method: 'POST', body });
      }
      return mustRead(issue);
    },
    rewrite: async (issue, { title, body, reference, link }) => {
      await put(issue.id, { summary: title, description: write(`${body}\n\n[${reference} in Debrief](${link})`) });
    },
    findAccount: async ({ email, handles }) => {
      for (const one of [email, ...(isCloud ? [] : handles)].filter((each) => each !== null)) {
        const query = isCloud ? { project, query: one } : { project, username: one };
        const found = listIn((await ask('/user/assignable/search', { query })).json).map(accountIn);
        const exact = found.find((each) => each?.email?.toLowerCase() === one.toLowerCase() || each?.handle === one);
        // Cloud may hide addresses; one that it finds by the whole of one is theirs.
        const sole = isCloud && found.length === 1 && !found[0]?.email ? found[0] : undefined;
        if (exact ?? sole) return exact ?? sole ?? undefined;
      }
      return undefined;
    },
  };
}

const SAID = { open: 'open', 'in-progress': 'in progress', done: 'done', 'wont-do': 'won’t do' };
const labelOf = (marker: string): string => `debrief-${marker.replaceAll('-', '').slice(0, 12)}`;

function fieldsOf({ assignee, dueOn }: IssuePatch, isCloud: boolean) {
  const who =
    assignee === undefined || assignee === null ? null : isCloud ? { accountId: assignee } : { name: assignee };
  return { ...(assignee === undefined ? {} : { assignee: who }), ...(dueOn === undefined ? {} : { duedate: dueOn }) };
}

function minuteIn(zone: string, instant: string): string {
  const format = { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', { ...format, timeZone: zone }).format(new Date(instant));
}
