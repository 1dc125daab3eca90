import type { Context } from '#server/platform/context.ts';
import { VaultFault } from '#server/platform/vault.ts';
import { TRACKER_NAMES } from '#shared/trackers/issue.ts';
import { namesOf } from '#shared/trackers/statuses.ts';
import { openAsker } from './ask.ts';
import { githubTracker } from './github-tracker.ts';
import { gitlabTracker } from './gitlab-tracker.ts';
import { jiraTracker } from './jira-tracker.ts';
import { linearTracker } from './linear-tracker.ts';
import { type Tracker, TrackerFault } from './tracker.ts';
import type { TrackerRow } from './trackers-store.ts';

export function openTracker(ctx: Context, row: TrackerRow): Tracker {
  const token = openToken(ctx, row);
  const names = namesOf(row.kind, row.statuses);
  const { project } = row;
  const asker = (path: string, headers: Record<string, string>) =>
    openAsker(ctx, { base: `${row.base_url}${path}`, headers, name: TRACKER_NAMES[row.kind] });
  switch (row.kind) {
    case 'github': {
      const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
      };
      return githubTracker(asker('', headers), project, names);
    }
    case 'gitlab':
      return gitlabTracker(asker('/api/v4', { 'private-token': token }), project, names);
    case 'jira-cloud':
    case 'jira-dc': {
      const isCloud = row.kind === 'jira-cloud';
      const basic = Buffer.from(`${row.account ?? ''}:${token}`).toString('base64');
      const asking = asker(`/rest/api/${isCloud ? 3 : 2}`, {
        authorization: isCloud ? `Basic ${basic}` : `Bearer ${token}`,
      });
      return jiraTracker(asking, { isCloud, site: row.base_url, project, issueType: row.issue_type, names });
    }
    case 'linear':
      return linearTracker(asker('', { authorization: token }), project, names);
    default:
      return row.kind satisfies never;
  }
}

function openToken(ctx: Context, row: TrackerRow): string {
  try {
    return ctx.vault.open(row.token);
  } catch (error) {
    if (error instanceof VaultFault) throw new TrackerFault('secret-unreadable', error.message);
    throw error;
  }
}
