import type { Issue, IssuePatch, IssueStatus, StatusNames } from '#shared/trackers/issue.ts';
import { accountIn, readLinearIssue } from '#shared/trackers/linear.ts';
import { isAmong, type Json, listIn, recordIn, textIn } from '#shared/trackers/read-json.ts';
import type { Asker } from './ask.ts';
import { type Tracker, TrackerFault } from './tracker.ts';

const ISSUE = `id identifier url title updatedAt dueDate trashed state { id name type } assignee { id name displayName email }`;
const TEAM = `query Team($key: String!) { teams(filter: { key: { eq: $key } }) { nodes {
  id states { nodes { id name type position } } labels(first: 250) { nodes { id name } } } } }`;
const TYPES: Record<IssueStatus, string[]> = {
  open: ['unstarted', 'backlog', 'triage'],
  'in-progress': ['started'],
  done: ['completed'],
  'wont-do': ['canceled'],
};

/** Linear by GraphQL. An issue takes the id that it is made with, so making it twice makes one. */
export function linearTracker(
  { ask, left }: Asker,
  project: string,
  names: StatusNames,
  query: Query = queryBy(ask),
): Tracker {
  const read = (json: unknown): Issue => {
    const issue = readLinearIssue(json, names);
    if (!issue) throw new TrackerFault('refused', 'Linear answers with something that is no issue.');
    return issue;
  };
  const team = async (): Promise<Json> => {
    const found = recordIn(listIn(recordIn(recordIn(await query(TEAM, { key: project })).teams).nodes)[0]);
    if (!found.id) throw new TrackerFault('project-gone', `There is no team ${project}, or the key does not reach it.`);
    return found;
  };
  const readOne = async (id: string): Promise<Issue | undefined> => {
    const found = recordIn(
      (await query(`query Issue($id: String!) { issue(id: $id) { ${ISSUE} } }`, { id }, true))?.issue,
    );
    return found.id && found.trashed !== true ? read(found) : undefined;
  };
  const change = async (id: string, input: Json): Promise<Issue> => {
    const text = `mutation Change($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success issue { ${ISSUE} } } }`;
    return read(recordIn(recordIn(await query(text, { id, input })).issueUpdate).issue);
  };
  return {
    left,
    check: async () => ({ projectId: textIn((await team()).id) }),
    findFloor: async () => null,
    findMade: (marker) => readOne(marker),
    create: async ({ title, body, labels, assignee, dueOn, marker, reference, link }) => {
      const { id: teamId, labels: known } = await team();
      const labelIds = listIn(recordIn(known).nodes)
        .map(recordIn)
        .filter(({ name }) => isAmong(labels, textIn(name)))
        .map(({ id }) => id);
      const input = {
        id: marker,
        teamId,
        title,
        description: `${body}\n\n[${reference} in Debrief](${link})`.trimStart(),
        labelIds,
        ...(assignee ? { assigneeId: assignee } : {}),
        ...(dueOn ? { dueDate: dueOn } : {}),
      };
      const text = `mutation Create($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { ${ISSUE} } } }`;
      return read(recordIn(recordIn(await query(text, { input })).issueCreate).issue);
    },
    read: ({ id, key }) => readOne(id ?? key),
    readChanged: async function* (since) {
      let after: string | null = null;
      let newest: string | null = null;
      do {
        const text = `query Changed($key: String!, $since: DateTimeOrDuration!, $after: String) {
          issues(first: 100, after: $after, orderBy: updatedAt, includeArchived: true,
            filter: { team: { key: { eq: $key } }, updatedAt: { gte: $since } }) {
            nodes { ${ISSUE} } pageInfo { hasNextPage endCursor } } }`;
        const page = recordIn(recordIn(await query(text, { key: project, since, after })).issues);
        const issues = listIn(page.nodes)
          .map((json) => readLinearIssue(json, names))
          .filter((issue) => issue !== undefined);
        newest ??= issues[0]?.version ?? null;
        const { hasNextPage, endCursor } = recordIn(page.pageInfo);
        after = hasNextPage === true ? textIn(endCursor) || null : null;
        // The newest come first: only after the last page all that is older was read.
        yield { issues, readTo: after === null ? newest : null };
      } while (after !== null);
    },
    update: async (issue, patch) => change(issue.id, await inputOf(patch, names, team)),
    rewrite: async (issue, { title, body, reference, link }) => {
      await change(issue.id, { title, description: `${body}\n\n[${reference} in Debrief](${link})` });
    },
    findAccount: async ({ email }) => {
      if (!email) return undefined;
      const text =
        'query Who($email: String!) { users(filter: { email: { eqIgnoreCase: $email } }) { nodes { id name displayName email } } }';
      return accountIn(listIn(recordIn(recordIn(await query(text, { email })).users).nodes)[0]) ?? undefined;
    },
  };
}

async function inputOf(patch: IssuePatch, names: StatusNames, team: () => Promise<Json>): Promise<Json> {
  const { status, assignee, dueOn } = patch;
  return {
    ...(assignee === undefined ? {} : { assigneeId: assignee }),
    ...(dueOn === undefined ? {} : { dueDate: dueOn }),
    ...(status === undefined ? {} : { stateId: stateFor(await team(), status, names) }),
  };
}

/** By the names an admin gave, else the first state of a type that means it. */
function stateFor(team: Json, status: IssueStatus, names: StatusNames): string {
  const states = listIn(recordIn(team.states).nodes).map(recordIn);
  const ordered = states.toSorted((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0));
  const named = ordered.find(({ name }) => isAmong(names[status], textIn(name)));
  const typed = TYPES[status].map((type) => ordered.find((one) => one.type === type)).find((one) => one !== undefined);
  const id = textIn((named ?? typed)?.id);
  if (!id)
    throw new TrackerFault(
      'refused',
      `The team has no state that means ${status}. Say in Settings → Trackers which one does.`,
    );
  return id;
}

type Query = (text: string, variables: Json, mayBeMissing?: boolean) => Promise<Json | undefined>;

/** GraphQL says in its body what others say by the status. */
function queryBy(ask: Asker['ask']): Query {
  return async (text, variables, mayBeMissing = false) => {
    const { json } = await ask('/graphql', { method: 'POST', body: { query: text, variables } });
    const error = recordIn(listIn(recordIn(json).errors)[0]);
    if (!error.message) return recordIn(recordIn(json).data);
    const told = recordIn(error.extensions);
    const why = textIn(told.userPresentableMessage) || textIn(error.message);
    const code = textIn(told.code) || textIn(told.type);
    if (mayBeMissing && /not found|could not find/i.test(`${error.message} ${why}`)) return undefined;
    if (/auth/i.test(code))
      throw new TrackerFault('token-expired', 'Linear does not take the key any more. Enter a new one.');
    if (/forbidden/i.test(code)) throw new TrackerFault('scope-lost', `The key may not do this in Linear: ${why}`);
    throw new TrackerFault('refused', `Linear refuses: ${why.slice(0, 300)}`);
  };
}
