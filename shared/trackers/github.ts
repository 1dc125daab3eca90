import { dueIn } from './footer.ts';
import { type Account, type Issue, type StatusNames, versionOf, type WebhookReading } from './issue.ts';
import { idIn, isAmong, type Json, listIn, recordIn, textIn } from './read-json.ts';

/** An issue as REST v3 and its webhooks tell it; undefined for a pull request and for what is no issue. */
export function readGithubIssue(value: unknown, names: StatusNames): Issue | undefined {
  const json = recordIn(value);
  const place = placeOf(json);
  const version = versionOf(json.updated_at);
  if (!place || version === undefined || json.id === undefined || json.pull_request) return undefined;
  const body = textIn(json.body);
  const dueOn = dueIn(body);
  return {
    id: idIn(json.id),
    key: `${place.project}#${place.number}`,
    url: textIn(json.html_url),
    title: textIn(json.title),
    ...statusOf(json, names),
    assignee: accountIn(json.assignee ?? listIn(json.assignees)[0]),
    ...(dueOn === undefined ? {} : { dueOn }),
    version,
    body,
  };
}

function placeOf(json: Json): { project: string; number: string } | undefined {
  const [, project, number] = /\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(textIn(json.html_url)) ?? [];
  return project && number ? { project, number } : undefined;
}

function statusOf(json: Json, names: StatusNames): Pick<Issue, 'status' | 'statusName'> {
  const reason = textIn(json.state_reason);
  if (json.state === 'closed') {
    if (reason === 'not_planned') return { status: 'wont-do', statusName: 'Closed as not planned' };
    if (reason === 'duplicate') return { status: 'wont-do', statusName: 'Closed as duplicate' };
    return { status: 'done', statusName: 'Closed as completed' };
  }
  const labels = listIn(json.labels).map((label) => textIn(label) || textIn(recordIn(label).name));
  const label = labels.find((name) => isAmong(names['in-progress'], name));
  return label ? { status: 'in-progress', statusName: label } : { status: 'open', statusName: 'Open' };
}

export function accountIn(value: unknown): Account | null {
  const login = textIn(recordIn(value).login);
  return login ? { account: login, name: textIn(recordIn(value).name) || login, handle: login } : null;
}

/** The repository of an event is its project, by number: a name may be taken by another later. */
export function readGithubWebhook(event: string, value: unknown, names: StatusNames): WebhookReading {
  const json = recordIn(value);
  if (event !== 'issues') return event ? { ok: true, event, change: null } : unknown();
  const issue = recordIn(json.issue);
  const action = textIn(json.action);
  const repository = recordIn(json.repository);
  const place = placeOf(issue);
  if (!place || !action || repository.id === undefined || issue.id === undefined) return unknown();
  const read = readGithubIssue(issue, names);
  return {
    ok: true,
    event: `issues.${action}`,
    change: {
      what: action === 'deleted' ? 'deleted' : action === 'transferred' ? 'moved' : 'changed',
      id: idIn(issue.id),
      key: `${place.project}#${place.number}`,
      project: idIn(repository.id),
      issue: read ?? null,
      by: textIn(recordIn(json.sender).login) || null,
    },
  };
}

const unknown = (): WebhookReading => ({
  ok: false,
  why: 'This is no event of GitHub: its X-GitHub-Event, its issue or its repository is missing. Choose the content type application/json.',
});
