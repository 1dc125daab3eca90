import { randomUUID } from 'node:crypto';
import { type FakeIssue, newDelivery, type Reply, signed, TrackerServer } from './tracker-server.ts';

export const TEAM = 'ENG';
const TEAM_ID = '9e383f51-2629-4f19-97ff-451cc2f0a0ad';
const STATES = [
  { id: 's-backlog', name: 'Backlog', type: 'backlog', position: 0 },
  { id: 's-todo', name: 'Todo', type: 'unstarted', position: 1 },
  { id: 's-doing', name: 'In Progress', type: 'started', position: 2 },
  { id: 's-done', name: 'Done', type: 'completed', position: 3 },
  { id: 's-canceled', name: 'Canceled', type: 'canceled', position: 4 },
];
const USER = { id: 'u-ada', name: 'Ada', displayName: 'ada', email: 'ada@example.com' };

/** Linear's GraphQL as far as issues go; which query it is tells its name. */
export const linearServer = () =>
  new TrackerServer(function (request): Reply {
    if (request.headers.authorization !== 'secret-token')
      return {
        status: 400,
        json: { errors: [{ message: 'Authentication required', extensions: { code: 'AUTHENTICATION_ERROR' } }] },
      };
    const { query, variables } = request.json as { query: string; variables: Record<string, unknown> };
    const name = /(?:query|mutation) (\w+)/.exec(query)?.[1];
    const input = (variables.input ?? {}) as Record<string, unknown>;
    const found = this.present().find(({ id, number }) => id === variables.id || `${TEAM}-${number}` === variables.id);
    const data = (value: unknown): Reply => ({ status: 200, json: { data: value } });
    if (name === 'Team')
      return data({ teams: { nodes: [{ id: TEAM_ID, states: { nodes: STATES }, labels: { nodes: [] } }] } });
    if (name === 'Who') return data({ users: { nodes: variables.email === USER.email ? [USER] : [] } });
    if (name === 'Changed')
      return data({
        issues: {
          nodes: this.changedSince(String(variables.since))
            .reverse()
            .map((one) => linearIssue(this, one)),
          pageInfo: { hasNextPage: false },
        },
      });
    if (name === 'Create') {
      const made = this.add({
        id: String(input.id ?? randomUUID()),
        title: String(input.title),
        body: String(input.description),
        state: 's-todo',
        ...fieldsOf(input),
      });
      return data({ issueCreate: { success: true, issue: linearIssue(this, made) } });
    }
    if (!found)
      return {
        status: 200,
        json: { errors: [{ message: 'Entity not found: Issue', extensions: { code: 'INPUT_ERROR' } }], data: null },
      };
    if (name === 'Change') {
      const { title, description, stateId } = input as Record<string, string | undefined>;
      this.change(found.number, {
        ...(title ? { title, body: description ?? '' } : {}),
        ...(stateId ? { state: stateId } : {}),
        ...fieldsOf(input),
      });
      return data({ issueUpdate: { success: true, issue: linearIssue(this, found) } });
    }
    return data({ issue: linearIssue(this, found) });
  });

const fieldsOf = (input: Record<string, unknown>): Partial<FakeIssue> => ({
  ...(input.assigneeId === undefined ? {} : { assignee: input.assigneeId as string | null }),
  ...(input.dueDate === undefined ? {} : { due: input.dueDate as string | null }),
});

function linearIssue(server: TrackerServer, issue: FakeIssue) {
  return {
    id: issue.id,
    identifier: `${TEAM}-${issue.number}`,
    url: `${server.url}/acme/issue/${TEAM}-${issue.number}/slug`,
    title: issue.title,
    updatedAt: new Date(issue.updated).toISOString(),
    dueDate: issue.due,
    state: STATES.find(({ id }) => id === issue.state),
    assignee: issue.assignee === USER.id ? USER : issue.assignee && { id: issue.assignee, name: issue.assignee },
  };
}

export function linearDelivery(
  server: TrackerServer,
  issue: FakeIssue,
  secret: string,
  { sentAt = Date.now(), team = TEAM_ID } = {},
) {
  const data = { ...linearIssue(server, issue), teamId: team, ...(team === TEAM_ID ? {} : { id: randomUUID() }) };
  const action = issue.deleted ? 'remove' : 'update';
  const body = JSON.stringify({ action, type: 'Issue', data, actor: { name: 'Bo' }, webhookTimestamp: sentAt });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'linear-signature': signed(secret, body),
      'linear-delivery': newDelivery(),
    },
  };
}
