import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGithubWebhook } from '#shared/trackers/github.ts';
import { readGitlabWebhook } from '#shared/trackers/gitlab.ts';
import type { WebhookReading } from '#shared/trackers/issue.ts';
import { readJiraWebhook } from '#shared/trackers/jira.ts';
import { readLinearWebhook } from '#shared/trackers/linear.ts';
import { namesOf } from '#shared/trackers/statuses.ts';

type Read = (name: string, json: unknown) => WebhookReading;
const FOLDERS: Record<string, Read> = {
  // Deliveries name their event in a header; files in their name.
  github: (name, json) => readGithubWebhook(/^[a-z_0-9]+/.exec(name)?.[0] ?? '', json, namesOf('github', {})),
  gitlab: (_, json) => readGitlabWebhook(json, namesOf('gitlab', {})),
  jira: (_, json) => readJiraWebhook(json, namesOf('jira-cloud', {})),
  linear: (_, json) => readLinearWebhook(json, namesOf('linear', {})),
};

/** `npm run evaluate -- trackers FOLDER`: how webhooks of trackers that others captured are read; FOLDER holds github, jira … */
export function evaluateTrackersCommand([folder]: readonly string[]): void {
  if (!folder) throw new Error('Say which folder holds the payloads: npm run evaluate -- trackers FOLDER');
  console.log(
    '| payloads | files | read as a change | with all that is followed | known, nothing to follow | not read |',
  );
  console.log('| --- | --- | --- | --- | --- | --- |');
  const notRead: string[] = [];
  for (const [kind, read] of Object.entries(FOLDERS)) {
    const count = { files: 0, changes: 0, whole: 0, other: 0 };
    for (const name of readdirSync(join(folder, kind)).filter((one) => one.endsWith('.json'))) {
      const reading = read(name, JSON.parse(readFileSync(join(folder, kind, name), 'utf8')));
      count.files += 1;
      if (!reading.ok) notRead.push(`${kind}/${name}: ${reading.why}`);
      else if (!reading.change) count.other += 1;
      else count.changes += 1;
      if (reading.ok && reading.change?.issue) count.whole += 1;
    }
    const missed = count.files - count.changes - count.other;
    console.log(`| ${kind} | ${count.files} | ${count.changes} | ${count.whole} | ${count.other} | ${missed} |`);
  }
  for (const one of notRead) console.log(`not read: ${one}`);
}
