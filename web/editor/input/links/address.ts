import { safeUrl } from '#shared/document/safe-url.ts';

const FILE = /^\/api\/v1\/files\/[0-9a-f-]{36}(?:[?#][^\s]*)?$/i;
const PAGE = /^\/(?:incidents|post-mortems)\/[\w%.-]{1,80}(?:[?#][^\s]*)?$/i;

/** The address a link may carry: http, https, mailto, a stored file or a page of Debrief. Undefined refuses it. */
export function linkAddress(written: string): string | undefined {
  const text = written.trim();
  if (FILE.test(text) || PAGE.test(text)) return text;
  if (/^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#:]|$))/i.test(text)) return safeUrl(`https://${text}`);
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text)) return safeUrl(`mailto:${text}`);
  return safeUrl(text);
}

export type InternalPage = { kind: 'incident' | 'post-mortem'; reference: string };

/** The incident or post-mortem that an address leads to, when it is one of this installation. */
export function findInternalPage(href: string, origin: string): InternalPage | undefined {
  const path = href.startsWith('/') ? href : href.startsWith(`${origin}/`) ? href.slice(origin.length) : '';
  const match = /^\/(incidents|post-mortems)\/((?:INC|PM)-\d{1,9}|[0-9a-f-]{36})(?=$|[?#/])/i.exec(path);
  if (!match) return undefined;
  return { kind: match[1]!.toLowerCase() === 'incidents' ? 'incident' : 'post-mortem', reference: match[2]! };
}

/** What a card shows of an address outside: the domain, and that it is one that only looks like another. */
export function domainOf(href: string): string {
  if (href.startsWith('mailto:')) return href.slice('mailto:'.length);
  return URL.canParse(href) ? new URL(href).host : href;
}
