import { readGithubWebhook } from '#shared/trackers/github.ts';
import { readGitlabWebhook } from '#shared/trackers/gitlab.ts';
import type { StatusNames, TrackerKind, WebhookReading } from '#shared/trackers/issue.ts';
import { readJiraWebhook } from '#shared/trackers/jira.ts';
import { readLinearWebhook } from '#shared/trackers/linear.ts';

/** Reads the body of a webhook that was signed. */
export function readWebhook(
  kind: TrackerKind,
  { raw, headers }: { raw: Uint8Array; headers: Record<string, string | undefined> },
  names: StatusNames,
  site?: string,
): WebhookReading {
  const json = jsonOf(raw);
  if (json === undefined) return { ok: false, why: 'The body is not JSON.' };
  switch (kind) {
    case 'github':
      return readGithubWebhook(headers['x-github-event'] ?? '', json, names);
    case 'gitlab':
      return readGitlabWebhook(json, names);
    case 'jira-cloud':
    case 'jira-dc':
      return readJiraWebhook(json, names, site);
    case 'linear':
      return readLinearWebhook(json, names);
    default:
      return kind satisfies never;
  }
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}
