import { type FakeIssue, newDelivery, type Reply, type Request, signed, TrackerServer } from './tracker-server.ts';

export const PROJECT = 'acme/shop';
export const PROJECT_ID = 4711;
const PEOPLE = ['octo-ada', 'octo-bo'];

/** GitHub's REST v3 as far as issues go, after its OpenAPI description. */
export const githubServer = () =>
  new TrackerServer(function (request) {
    const { method, path } = request;
    if (!path.startsWith('/api/v3')) return { status: 404, json: { message: 'Not Found' } };
    if (request.headers.authorization !== 'Bearer secret-token')
      return { status: 401, json: { message: 'Bad credentials' } };
    const rest = path.slice('/api/v3'.length);
    const moved = /^\/repositories\/99\/issues\/(\d+)$/.exec(rest);
    const there = moved && this.at(Number(moved[1]));
    if (there?.movedTo === 'acme/hidden') return { status: 404, json: { message: 'Not Found' } };
    if (there) return { status: 200, json: githubIssue(this, there, 'acme/elsewhere') };
    if (rest === `/repos/${PROJECT}`)
      return { status: 200, json: { id: PROJECT_ID, has_issues: true, permissions: { push: true } } };
    const assignee = /\/assignees\/([\w-]+)$/.exec(rest);
    if (assignee) return { status: PEOPLE.includes(assignee[1] ?? '') ? 204 : 404 };
    if (rest === `/repos/${PROJECT}/issues`) return method === 'POST' ? create(this, request) : list(this, request);
    return one(this, request, rest);
  });

function list(server: TrackerServer, { query }: Request): Reply {
  const since = query.get('since');
  const all =
    query.get('sort') === 'updated'
      ? server.changedSince(since ?? '2000-01-01T00:00:00Z')
      : server.present().sort((a, b) => b.number - a.number);
  const size = Number(query.get('per_page') ?? 30);
  const from = (Number(query.get('page') ?? 1) - 1) * size;
  return { status: 200, json: all.slice(from, from + size).map((issue) => githubIssue(server, issue)) };
}

function create(server: TrackerServer, { json }: Request): Reply {
  const { title, body, labels, assignees } = json as {
    title: string;
    body: string;
    labels: string[];
    assignees?: string[];
  };
  if (!title)
    return {
      status: 422,
      json: { message: 'Validation Failed', errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }] },
    };
  const issue = server.add({ title, body, labels, assignee: assignees?.[0] ?? null });
  return { status: 201, json: githubIssue(server, issue) };
}

function one(server: TrackerServer, { method, json }: Request, rest: string): Reply {
  const [, number, label] = /^\/repos\/acme\/shop\/issues\/(\d+)(?:\/labels\/?(.*))?$/.exec(rest) ?? [];
  const issue = number ? server.issues.get(Number(number)) : undefined;
  if (!issue) return { status: 404, json: { message: 'Not Found' } };
  if (issue.deleted) return { status: 410, json: { message: 'This issue was deleted' } };
  if (issue.movedTo?.startsWith('http')) return { status: 301, headers: { location: issue.movedTo } };
  if (issue.movedTo)
    return { status: 301, headers: { location: `${server.url}/api/v3/repositories/99/issues/${issue.number}` } };
  if (label !== undefined || rest.endsWith('/labels')) {
    const names =
      method === 'POST'
        ? [...new Set([...issue.labels, ...(json.labels as string[])])]
        : issue.labels.filter((name) => name !== label);
    if (method === 'DELETE' && !issue.labels.includes(label ?? ''))
      return { status: 404, json: { message: 'Label does not exist' } };
    server.change(issue.number, { labels: names });
    return { status: 200, json: names.map((name) => ({ name })) };
  }
  if (method === 'PATCH') patch(server, issue, json);
  return { status: 200, json: githubIssue(server, issue) };
}

function patch(server: TrackerServer, issue: FakeIssue, json: Record<string, unknown>): void {
  const {
    title,
    body,
    state,
    state_reason: reason,
    assignees,
  } = json as Record<string, string> & { assignees?: string[] };
  server.change(issue.number, {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(state === undefined ? {} : { state, reason: state === 'open' ? null : (reason ?? 'completed') }),
    ...(assignees === undefined ? {} : { assignee: assignees[0] ?? null }),
  });
}

export function githubIssue(server: TrackerServer, issue: FakeIssue, project = PROJECT) {
  return {
    id: Number(issue.id) + (project === PROJECT ? 0 : 500_000),
    node_id: `I_${issue.id}`,
    number: issue.number,
    html_url: `${server.url}/${project}/issues/${issue.number}`,
    repository_url: `${server.url}/api/v3/repos/${project}`,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.reason,
    labels: issue.labels.map((name) => ({ name })),
    assignee: issue.assignee && { login: issue.assignee, id: 1, type: 'User' },
    assignees: issue.assignee ? [{ login: issue.assignee, id: 1, type: 'User' }] : [],
    updated_at: new Date(issue.updated).toISOString().replace('.000', ''),
  };
}

/** A delivery as GitHub signs it; the address is that of Debrief. */
export function githubDelivery(
  server: TrackerServer,
  issue: FakeIssue,
  secret: string,
  { action = 'edited', sender = 'octo-bo', repository = PROJECT_ID } = {},
): { body: string; headers: Record<string, string> } {
  const json = {
    action,
    issue: githubIssue(server, issue),
    repository: { id: repository, full_name: PROJECT },
    sender: { login: sender },
  };
  const body = JSON.stringify(json);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': newDelivery(),
      'x-hub-signature-256': `sha256=${signed(secret, body)}`,
    },
  };
}
