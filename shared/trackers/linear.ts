import {
  type Account,
  dayOf,
  type Issue,
  type IssueStatus,
  type StatusNames,
  versionOf,
  type WebhookReading,
} from './issue.ts';
import { isAmong, type Json, recordIn, textIn } from './read-json.ts';

/** An issue as GraphQL and the webhooks tell it. */
export function readLinearIssue(value: unknown, names: StatusNames): Issue | undefined {
  const json = recordIn(value);
  const version = versionOf(json.updatedAt);
  const key = textIn(json.identifier) || keyFrom(json);
  const state = recordIn(json.state);
  if (!textIn(json.id) || !key || version === undefined || !textIn(state.type)) return undefined;
  return {
    id: textIn(json.id),
    key,
    url: textIn(json.url),
    title: textIn(json.title),
    status: statusOf(state, names),
    statusName: textIn(state.name) || textIn(state.type),
    assignee: accountIn(json.assignee),
    dueOn: dayOf(json.dueDate),
    version,
  };
}

const keyFrom = (json: Json): string => {
  const team = textIn(recordIn(json.team).key);
  return team && typeof json.number === 'number' ? `${team}-${json.number}` : '';
};

function statusOf(state: Json, names: StatusNames): IssueStatus {
  const named = (['open', 'in-progress', 'done', 'wont-do'] as const).find((status) =>
    isAmong(names[status], textIn(state.name)),
  );
  return named ?? BY_TYPE[textIn(state.type)] ?? 'open';
}

const BY_TYPE: Record<string, IssueStatus> = {
  triage: 'open',
  backlog: 'open',
  unstarted: 'open',
  started: 'in-progress',
  completed: 'done',
  canceled: 'wont-do',
  duplicate: 'wont-do',
};

export function accountIn(value: unknown): Account | null {
  const json = recordIn(value);
  const account = textIn(json.id);
  const email = textIn(json.email);
  const handle = textIn(json.displayName);
  if (!account) return null;
  return {
    account,
    name: textIn(json.name) || handle || account,
    ...(handle ? { handle } : {}),
    ...(email.includes('@') ? { email } : {}),
  };
}

export function readLinearWebhook(value: unknown, names: StatusNames): WebhookReading {
  const json = recordIn(value);
  const [type, action] = [textIn(json.type), textIn(json.action)];
  if (!type || !action) return unknown();
  if (type !== 'Issue') return { ok: true, event: `${type}.${action}`, change: null };
  const data = recordIn(json.data);
  const project = textIn(data.teamId) || textIn(recordIn(data.team).id);
  if (!textIn(data.id) || !project) return unknown();
  const issue = readLinearIssue({ url: json.url, ...data }, names);
  return {
    ok: true,
    event: `Issue.${action}`,
    change: {
      what: action === 'remove' ? 'deleted' : 'changed',
      id: textIn(data.id),
      key: textIn(data.identifier) || keyFrom(data) || textIn(data.id),
      project,
      issue: issue ?? null,
      by: textIn(recordIn(json.actor).name) || null,
    },
  };
}

const unknown = (): WebhookReading => ({
  ok: false,
  why: 'This is no event of Linear: its type, its action, its issue or its team is missing.',
});
