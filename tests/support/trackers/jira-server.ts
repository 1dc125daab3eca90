import { type FakeIssue, type Reply, type Request, signed, TrackerServer } from './tracker-server.ts';

export const JIRA_PROJECT = 'OPS';
const STATUSES: Record<string, { name: string; category: string }> = {
  open: { name: 'To Do', category: 'new' },
  begun: { name: 'Doing', category: 'indeterminate' },
  closed: { name: 'Done', category: 'done' },
};
const STEPS = [
  { id: '11', to: 'open' },
  { id: '21', to: 'begun' },
  { id: '31', to: 'closed' },
];

/** Jira's REST v3 (Cloud) or v2 (Data Center) as far as issues go: searches, transitions, people by accountId or by name. */
export const jiraServer = (isCloud: boolean) =>
  new TrackerServer(function (request) {
    const { method, path, json } = request;
    const root = `/rest/api/${isCloud ? 3 : 2}`;
    const login = isCloud
      ? `Basic ${Buffer.from('bot@example.com:secret-token').toString('base64')}`
      : 'Bearer secret-token';
    if (request.headers.authorization !== login) return { status: 401, json: { errorMessages: ['Unauthorized'] } };
    if (path === `${root}/myself`) return { status: 200, json: { timeZone: 'Asia/Tokyo' } };
    if (path === `${root}/project/${JIRA_PROJECT}`) return { status: 200, json: { id: '10001', key: JIRA_PROJECT } };
    if (path === `${root}/user/assignable/search`) return { status: 200, json: findUsers(request, isCloud) };
    if (path === (isCloud ? `${root}/search/jql` : `${root}/search`)) return search(this, String(json.jql), isCloud);
    if (path === `${root}/issue` && method === 'POST') return create(this, json, isCloud);
    return one(this, request, path.slice(root.length), isCloud);
  });

function findUsers({ query }: Request, isCloud: boolean) {
  const wanted = query.get(isCloud ? 'query' : 'username');
  if (wanted !== 'ada@example.com') return [];
  return isCloud
    ? [{ accountId: 'acc-ada', displayName: 'Ada' }]
    : [{ name: 'ada', emailAddress: 'ada@example.com', displayName: 'Ada' }];
}

function search(server: TrackerServer, jql: string, isCloud: boolean): Reply {
  const label = /labels = "([^"]+)"/.exec(jql)?.[1];
  const minute = /updated >= "([^"]+)"/.exec(jql)?.[1];
  const since = minute ? new Date(`${minute.replace(' ', 'T')}:00+09:00`).toISOString() : '2000-01-01T00:00:00Z';
  const found = server.changedSince(since).filter(({ labels }) => !label || labels.includes(label));
  return {
    status: 200,
    json: { issues: found.map((issue) => jiraIssue(server, issue, isCloud)), total: found.length, startAt: 0 },
  };
}

function create(server: TrackerServer, json: Record<string, unknown>, isCloud: boolean): Reply {
  const fields = json.fields as {
    summary: string;
    description: unknown;
    labels: string[];
    issuetype: { name: string };
  };
  if (fields.summary.includes('\n') || fields.summary.length > 255)
    return { status: 400, json: { errors: { summary: 'is invalid' } } };
  if (isCloud !== (typeof fields.description === 'object'))
    return { status: 400, json: { errors: { description: 'is no document' } } };
  const made = server.add({ title: fields.summary, body: JSON.stringify(fields.description), labels: fields.labels });
  return { status: 201, json: { id: made.id, key: `${JIRA_PROJECT}-${made.number}` } };
}

function one(server: TrackerServer, { method, json }: Request, path: string, isCloud: boolean): Reply {
  const [, name, rest] = /^\/issue\/([^/]+)(\/transitions)?$/.exec(path) ?? [];
  const issue = server.present().find(({ id, number }) => id === name || `${JIRA_PROJECT}-${number}` === name);
  if (!issue)
    return { status: 404, json: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] } };
  if (rest && method === 'GET') return { status: 200, json: { transitions: STEPS.map(transition) } };
  const fields = json.fields as Record<string, unknown> | undefined;
  if (rest) {
    const { id } = json.transition as { id: string };
    const resolution = (fields?.resolution as { name?: string } | undefined)?.name ?? null;
    server.change(issue.number, { state: STEPS.find((step) => step.id === id)?.to ?? 'open', reason: resolution });
    return { status: 204 };
  }
  if (method === 'PUT' && fields) {
    const who = fields.assignee as { accountId?: string; name?: string } | null | undefined;
    server.change(issue.number, {
      ...(who === undefined ? {} : { assignee: (isCloud ? who?.accountId : who?.name) ?? null }),
      ...(fields.duedate === undefined ? {} : { due: fields.duedate as string | null }),
      ...(fields.summary === undefined
        ? {}
        : { title: String(fields.summary), body: JSON.stringify(fields.description) }),
    });
    return { status: 204 };
  }
  return { status: 200, json: jiraIssue(server, issue, isCloud) };
}

const transition = ({ id, to }: { id: string; to: string }) => ({
  id,
  name: `To ${to}`,
  to: { name: STATUSES[to]?.name, statusCategory: { key: STATUSES[to]?.category } },
  fields: to === 'closed' ? { resolution: { allowedValues: [{ name: 'Done' }, { name: "Won't Do" }] } } : {},
});

function jiraIssue(server: TrackerServer, issue: FakeIssue, isCloud: boolean) {
  const status = STATUSES[issue.state] ?? STATUSES.open;
  const who =
    issue.assignee &&
    (isCloud
      ? { accountId: issue.assignee, displayName: issue.assignee }
      : { name: issue.assignee, displayName: issue.assignee });
  return {
    id: issue.id,
    key: `${issue.movedTo ?? JIRA_PROJECT}-${issue.number}`,
    self: `${server.url}/rest/api/2/issue/${issue.id}`,
    fields: {
      summary: issue.title,
      status: { name: status?.name, statusCategory: { key: status?.category } },
      resolution: issue.reason && { name: issue.reason },
      assignee: who,
      duedate: issue.due,
      updated: new Date(issue.updated).toISOString().replace('Z', '+0000'),
      project: { id: '10001', key: JIRA_PROJECT },
    },
  };
}

export function jiraDelivery(
  server: TrackerServer,
  issue: FakeIssue,
  secret: string,
  isCloud: boolean,
  project = '10001',
) {
  const told = jiraIssue(server, issue, isCloud);
  const moved = {
    ...told,
    id: project === '10001' ? told.id : '1',
    fields: { ...told.fields, project: { id: project } },
  };
  const event = issue.deleted ? 'jira:issue_deleted' : 'jira:issue_updated';
  const body = JSON.stringify({
    timestamp: issue.updated,
    webhookEvent: event,
    user: { displayName: 'Bo' },
    issue: moved,
  });
  return { body, headers: { 'content-type': 'application/json', 'x-hub-signature': `sha256=${signed(secret, body)}` } };
}
