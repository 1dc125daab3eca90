import { fileSlug } from '#shared/rules/destinations.ts';
import type { Page } from '../page.ts';

/** What a file is called: its day first, so that a folder of them is in order. */
export function nameOf({ title, facts, key }: Page, number: number): string {
  const words = fileSlug(title) || key;
  return `${facts.date}-${words}${number === 1 ? '' : `-${number}`}.md`;
}

/** Markdown with its facts over it, in YAML: a text in JSON's quotes is one in YAML's. */
export function fileOf({ title, facts, key, markdown }: Page): string {
  const said: [string, unknown][] = [
    ['title', title],
    ['date', facts.date],
    ['services', facts.services],
    ['severity', facts.severity],
    ['status', facts.status],
    ['version', facts.version],
    ['debrief', key],
  ];
  const front = said.filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${front.join('\n')}\n---\n\n${markdown}`;
}

/** Whether a file is the one of this page, by its front matter: also when its making was interrupted. */
export function isFileOf({ key }: Page, content: string): boolean {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(content)?.[1] ?? '';
  return front.split('\n').includes(`debrief: ${JSON.stringify(key)}`);
}
