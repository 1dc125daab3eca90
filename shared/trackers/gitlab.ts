import { type Account, dayOf, type Issue, type StatusNames, versionOf, type WebhookReading } from './issue.ts';
import { idIn, isAmong, type Json, listIn, recordIn, textIn } from './read-json.ts';

/** An issue as REST v4 tells it. */
export function readGitlabIssue(value: unknown, names: StatusNames): Issue | undefined {
  const json = recordIn(value);
  return issueOf(json, {
    url: textIn(json.web_url),
    labels: listIn(json.labels).map((label) => textIn(label) || textIn(recordIn(label).name)),
    assignee: accountIn(listIn(json.assignees)[0] ?? json.assignee),
    names,
  });
}

type Around = { url: string; labels: string[]; assignee: Account | null; names: StatusNames };

function issueOf(json: Json, { url, labels, assignee, names }: Around): Issue | undefined {
  const version = versionOf(json.updated_at);
  const key = keyOf(url);
  const state = textIn(json.state);
  if (!key || version === undefined || json.id === undefined || !state) return undefined;
  return {
    id: idIn(json.id),
    key,
    url,
    title: textIn(json.title),
    ...statusOf(state, labels, names),
    assignee,
    dueOn: dayOf(json.due_date),
    version,
    body: textIn(json.description),
    ...(json.moved_to_id == null ? {} : { movedAway: true }),
  };
}

function statusOf(state: string, labels: readonly string[], names: StatusNames): Pick<Issue, 'status' | 'statusName'> {
  const label = (status: 'in-progress' | 'wont-do') => labels.find((name) => isAmong(names[status], name));
  if (state === 'closed') {
    const declined = label('wont-do');
    return declined
      ? { status: 'wont-do', statusName: `Closed · ${declined}` }
      : { status: 'done', statusName: 'Closed' };
  }
  const begun = label('in-progress');
  return begun ? { status: 'in-progress', statusName: begun } : { status: 'open', statusName: 'Open' };
}

/** "group/project#12" from its address, with or without the dash and as a work item. */
function keyOf(url: string): string | undefined {
  const [, path, number] = /^https?:\/\/[^/]+\/(.+?)\/(?:-\/)?(?:issues|work_items)\/(\d+)$/.exec(url) ?? [];
  return path && number ? `${path}#${number}` : undefined;
}

/** GitLab takes the number of a user, and shows the handle. */
export function accountIn(value: unknown): Account | null {
  const json = recordIn(value);
  const handle = textIn(json.username);
  const account = idIn(json.id);
  const email = textIn(json.public_email) || textIn(json.email);
  if (!account && !handle) return null;
  return {
    account: account || `@${handle}`,
    name: textIn(json.name) || handle,
    ...(handle ? { handle } : {}),
    ...(email.includes('@') ? { email } : {}),
  };
}

export function readGitlabWebhook(value: unknown, names: StatusNames): WebhookReading {
  const json = recordIn(value);
  const kind = textIn(json.object_kind);
  if (kind !== 'issue' && kind !== 'work_item') return kind ? { ok: true, event: kind, change: null } : unknown();
  const told = recordIn(json.object_attributes);
  const key = keyOf(textIn(told.url));
  const project = idIn(told.project_id) || idIn(recordIn(json.project).id);
  if (!key || told.id === undefined || !project) return unknown();
  const labels = listIn(json.labels ?? told.labels).map((label) => textIn(recordIn(label).title));
  // Older ones name who it is assigned to without a number, which stands beside.
  const assignee = listIn(json.assignees)[0] ?? json.assignee;
  const account = assignee ? accountIn({ id: told.assignee_id, ...recordIn(assignee) }) : null;
  return {
    ok: true,
    event: `issue.${textIn(told.action) || 'changed'}`,
    change: {
      what: 'changed',
      id: idIn(told.id),
      key,
      project,
      issue: issueOf(told, { url: textIn(told.url), labels, assignee: account, names }) ?? null,
      by: textIn(recordIn(json.user).username) || null,
    },
  };
}

const unknown = (): WebhookReading => ({
  ok: false,
  why: 'This is no event of GitLab: its object_kind, its issue or its project is missing.',
});
