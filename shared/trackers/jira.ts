import { type Account, dayOf, type Issue, type StatusNames, versionOf, type WebhookReading } from './issue.ts';
import { idIn, isAmong, type Json, recordIn, textIn } from './read-json.ts';

/** An issue as REST v2 and v3 and their webhooks tell it. `site` is where people see it; without it, where it came from. */
export function readJiraIssue(value: unknown, names: StatusNames, site?: string): Issue | undefined {
  const json = recordIn(value);
  const fields = recordIn(json.fields);
  const version = versionOf(fields.updated);
  const [id, key] = [idIn(json.id), textIn(json.key)];
  if (!id || !key || version === undefined || !recordIn(fields.status).name) return undefined;
  return {
    id,
    key,
    url: `${site ?? siteIn(json)}/browse/${key}`,
    title: textIn(fields.summary),
    ...statusOf(fields, names),
    assignee: accountIn(fields.assignee),
    dueOn: dayOf(fields.duedate),
    version,
  };
}

const siteIn = (json: Json): string => textIn(json.self).replace(/\/rest\/api\/.*$/, '');

/** By the names an admin gave, then by the category that every status has; a resolution tells done from declined. */
function statusOf(fields: Json, names: StatusNames): Pick<Issue, 'status' | 'statusName'> {
  const name = textIn(recordIn(fields.status).name);
  const category = recordIn(recordIn(fields.status).statusCategory);
  const resolution = textIn(recordIn(fields.resolution).name);
  if (isAmong(names['wont-do'], name)) return { status: 'wont-do', statusName: name };
  const named = (['open', 'in-progress', 'done'] as const).find((status) => isAmong(names[status], name));
  const status = named ?? BY_CATEGORY[textIn(category.key)] ?? (resolution ? 'done' : 'open');
  if (status !== 'done') return { status, statusName: name };
  return isAmong(names['wont-do'], resolution)
    ? { status: 'wont-do', statusName: `${name} · ${resolution}` }
    : { status, statusName: name };
}

const BY_CATEGORY: Record<string, 'open' | 'in-progress' | 'done'> = {
  new: 'open',
  indeterminate: 'in-progress',
  done: 'done',
};

/** Cloud names people by accountId, Data Center by name. */
export function accountIn(value: unknown): Account | null {
  const json = recordIn(value);
  const account = textIn(json.accountId) || textIn(json.name) || textIn(json.key);
  const email = textIn(json.emailAddress);
  const handle = textIn(json.accountId) ? '' : textIn(json.name);
  if (!account) return null;
  return {
    account,
    name: textIn(json.displayName) || account,
    ...(handle ? { handle } : {}),
    ...(email.includes('@') ? { email } : {}),
  };
}

export function readJiraWebhook(value: unknown, names: StatusNames, site?: string): WebhookReading {
  const json = recordIn(value);
  const event = textIn(json.webhookEvent);
  if (!event && json.issue === undefined) return unknown();
  // Some that tell of an issue say nothing of an event: they are older than the field.
  if (event && !event.startsWith('jira:issue_')) return { ok: true, event, change: null };
  const issue = recordIn(json.issue);
  const [id, key] = [idIn(issue.id), textIn(issue.key)];
  const project = recordIn(recordIn(issue.fields).project);
  if (!id || !/^[A-Z][A-Z0-9_]*-\d+$/i.test(key)) return unknown();
  return {
    ok: true,
    event: event || 'jira:issue_updated',
    change: {
      what: event === 'jira:issue_deleted' ? 'deleted' : 'changed',
      id,
      key,
      project: idIn(project.id) || key.replace(/-\d+$/, ''),
      issue: readJiraIssue(issue, names, site) ?? null,
      by: textIn(recordIn(json.user).displayName) || null,
    },
  };
}

const unknown = (): WebhookReading => ({
  ok: false,
  why: 'This is no event of Jira: its webhookEvent or its issue is missing.',
});
