import { TRACKER_NAMES, type TrackerKind } from '#shared/trackers/issue.ts';

const USUAL: Partial<Record<TrackerKind, string>> = {
  github: 'https://api.github.com',
  linear: 'https://api.linear.app',
};

/** Where the API answers, from what an admin enters, which is mostly where people see it. Undefined where none was entered and none is usual. */
export function apiBase(kind: TrackerKind, entered: string | undefined): string | undefined {
  const url = entered?.replace(/\/+$/, '') || USUAL[kind];
  if (!url) return undefined;
  const host = URL.canParse(url) ? new URL(url).host : '';
  if (kind === 'github') {
    if (host === 'github.com' || host === 'www.github.com' || host === 'api.github.com') return USUAL.github;
    return url.endsWith('/api/v3') ? url : `${url}/api/v3`;
  }
  if (kind === 'linear') return host === 'linear.app' ? USUAL.linear : url;
  return url.replace(/\/(?:api\/v4|rest\/api\/[23])$/, '');
}

/** Host, and path where one is in front, under which people see the issues. */
export function webBase(kind: TrackerKind, base: string): string {
  if (kind === 'github') return base === USUAL.github ? 'https://github.com' : base.replace(/\/api\/v3$/, '');
  return kind === 'linear' && base === USUAL.linear ? 'https://linear.app' : base;
}

type Place = { kind: TrackerKind; base_url: string; project: string };

/** How people name the issue at this address, or undefined when it is none of this tracker. */
export function keyAt({ kind, base_url: base, project }: Place, address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const web = new URL(webBase(kind, base));
  if (url.host !== web.host || !url.pathname.startsWith(web.pathname.replace(/\/$/, ''))) return undefined;
  const path = decodeURI(url.pathname.slice(web.pathname.replace(/\/$/, '').length)).replace(/\/+$/, '');
  const isOurs = (found: string) => found.toLowerCase() === project.toLowerCase();
  if (kind === 'github' || kind === 'gitlab') {
    const [, found = '', number] = /^\/(.+?)\/(?:-\/)?(?:issues|work_items)\/(\d+)$/.exec(path) ?? [];
    return number && isOurs(found) ? `${found}#${number}` : undefined;
  }
  const key = kind === 'linear' ? /\/issue\/([A-Z0-9]+-\d+)/i.exec(path)?.[1] : jiraKey(url, path);
  return key && isOurs(key.replace(/-\d+$/, '')) ? key.toUpperCase() : undefined;
}

const jiraKey = (url: URL, path: string): string | undefined =>
  /\/(?:browse|issues)\/([A-Z][A-Z0-9_]*-\d+)/i.exec(path)?.[1] ?? url.searchParams.get('selectedIssue') ?? undefined;

/** What is wrong with a project as it was entered. */
export function whyNotProject(kind: TrackerKind, project: string): string | undefined {
  if (kind === 'github') return /^[\w.-]+\/[\w.-]+$/.test(project) ? undefined : 'must be like acme/shop';
  if (kind === 'gitlab') return /^[\w.-]+(?:\/[\w.-]+)+$/.test(project) ? undefined : 'must be like group/project';
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(project)
    ? undefined
    : `must be a key such as OPS, as in ${TRACKER_NAMES[kind]}'s OPS-12`;
}
