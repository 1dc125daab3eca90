import { type FakeIssue, newDelivery, type Request, TrackerServer } from './tracker-server.ts';

export const GITLAB_PROJECT = 'acme/platform/shop';
const USERS = [
  { id: 71, username: 'ada', name: 'Ada' },
  { id: 72, username: 'bo', name: 'Bo' },
];

/** GitLab's REST v4 as far as issues go. An assignee is the number of a user. */
export const gitlabServer = () =>
  new TrackerServer(function (request) {
    const { method, path, query, json } = request;
    if (request.headers['private-token'] !== 'secret-token')
      return { status: 401, json: { message: '401 Unauthorized' } };
    const at = `/api/v4/projects/${GITLAB_PROJECT}`;
    if (path === at) return { status: 200, json: { id: 4712, permissions: { project_access: { access_level: 30 } } } };
    if (path === '/api/v4/users')
      return { status: 200, json: USERS.filter(({ username }) => username === query.get('username')) };
    if (path === `${at}/issues` && method === 'POST') {
      const made = this.add({
        title: String(json.title),
        body: String(json.description),
        due: (json.due_date as string) ?? null,
        state: 'opened',
        assignee: first(json.assignee_ids),
      });
      return { status: 201, json: gitlabIssue(this, made) };
    }
    if (path === `${at}/issues`)
      return { status: 200, json: list(this, request).map((issue) => gitlabIssue(this, issue)) };
    const issue = this.issues.get(Number(/issues\/(\d+)$/.exec(path)?.[1]));
    if (!issue || issue.deleted) return { status: 404, json: { message: '404 Not found' } };
    if (method === 'PUT') this.change(issue.number, changesOf(issue, json));
    return { status: 200, json: gitlabIssue(this, issue) };
  });

const first = (ids: unknown): string | null => (Array.isArray(ids) && ids[0] ? String(ids[0]) : null);
const list = (server: TrackerServer, { query }: Request) =>
  query.get('order_by') === 'updated_at'
    ? server.changedSince(query.get('updated_after') ?? '')
    : server.present().sort((a, b) => b.number - a.number);

function changesOf(issue: FakeIssue, json: Record<string, unknown>): Partial<FakeIssue> {
  const added = String(json.add_labels ?? '')
    .split(',')
    .filter(Boolean);
  const removed = String(json.remove_labels ?? '').split(',');
  return {
    ...(json.title === undefined ? {} : { title: String(json.title), body: String(json.description) }),
    ...(json.state_event === undefined ? {} : { state: json.state_event === 'close' ? 'closed' : 'opened' }),
    ...(json.assignee_ids === undefined ? {} : { assignee: first(json.assignee_ids) }),
    ...(json.due_date === undefined ? {} : { due: (json.due_date as string) || null }),
    labels: [...issue.labels.filter((name) => !removed.includes(name)), ...added],
  };
}

function gitlabIssue(server: TrackerServer, issue: FakeIssue) {
  return {
    id: Number(issue.id),
    iid: issue.number,
    project_id: 4712,
    title: issue.title,
    description: issue.body,
    state: issue.state,
    labels: issue.labels,
    assignees: USERS.filter(({ id }) => String(id) === issue.assignee),
    due_date: issue.due,
    moved_to_id: issue.movedTo ?? null,
    web_url: `${server.url}/${GITLAB_PROJECT}/-/issues/${issue.number}`,
    updated_at: new Date(issue.updated).toISOString(),
  };
}

export function gitlabDelivery(server: TrackerServer, issue: FakeIssue, secret: string, project = 4712) {
  const { assignees, labels, web_url: url, ...told } = gitlabIssue(server, issue);
  const body = JSON.stringify({
    object_kind: 'issue',
    user: { username: 'bo' },
    project: { id: project },
    object_attributes: {
      ...told,
      project_id: project,
      url,
      action: 'update',
      updated_at: new Date(issue.updated).toISOString().replace('T', ' ').replace('.000Z', ' UTC'),
    },
    assignees,
    labels: labels.map((title) => ({ title })),
  });
  return {
    body,
    headers: { 'content-type': 'application/json', 'x-gitlab-token': secret, 'x-gitlab-event-uuid': newDelivery() },
  };
}
