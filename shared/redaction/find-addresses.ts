import type { Hit } from './find-needles.ts';
import type { PublicationPlan } from './plan.ts';

type LinkRule = PublicationPlan['links'];

/** An address as people write it: a scheme or none, a host, perhaps a port and a path. */
const ADDRESS =
  /(?:(?<![\p{L}\p{N}])[a-z][a-z0-9+-]{1,20}:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?::\d{1,5})?(?:[/?#][^\s<>"“”]*)?/giu;
const SCHEME = /^[a-z][a-z0-9+-]*:\/\//i;
export const LINK_REMOVED = '[link removed]';

const bare = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(SCHEME, '')
    .replace(/^\*?\.|[/:?#].*$/g, '');

function isListed(host: string, hosts: readonly string[]): string | undefined {
  return hosts.find((one) => bare(one) !== '' && (host === bare(one) || host.endsWith(`.${bare(one)}`)));
}

/** Whose link it is that may not be followed, or undefined when it may. */
export function refusedAddress(href: string, { rule, hosts }: LinkRule): string | undefined {
  if (rule === 'keep') return undefined;
  if (rule === 'remove') return 'links';
  const host = URL.canParse(href) ? new URL(href).hostname || bare(href.replace(/^mailto:.*@/i, '')) : bare(href);
  const listed = isListed(host.toLowerCase(), hosts) ?? isListed(bare(href.replace(/^mailto:.*@/i, '')), hosts);
  return listed && `host:${bare(listed)}`;
}

/** The addresses in a text that the rule takes away. */
export function findAddresses(text: string, { rule, hosts }: LinkRule): Hit[] {
  if (rule === 'keep' || (rule === 'listed' && hosts.length === 0)) return [];
  const hits: Hit[] = [];
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const words = found.replace(/[.,;:!?)\]]+$/, '');
    const listed = rule === 'listed' ? isListed(bare(words), hosts) : undefined;
    const isLink = rule === 'remove' && (SCHEME.test(words) || /^www\./i.test(words));
    if (!listed && !isLink) continue;
    const key = listed ? `host:${bare(listed)}` : 'links';
    hits.push({ key, as: LINK_REMOVED, from: index, to: index + words.length });
  }
  return hits;
}
