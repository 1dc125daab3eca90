import type { Element, ElementContent } from 'hast';
import type { Mark, Node } from 'prosemirror-model';
import { MENTION_KINDS } from '#shared/document/schema/inline-nodes.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { marks as kinds, nodes } from '../../kinds.ts';
import { linkAddress } from '../../links/address.ts';
import { attribute, classesOf, hasClass, isHidden, type Looks, looksOf, stylesOf } from './styles.ts';

/** What a paste may refer to where it arrives, and the pictures it brought along as bytes. */
export type PasteContext = {
  /** Address of this installation, as in `location.origin`. */
  origin: string;
  hasCitation: (number: number) => boolean;
  hasBlock: (name: string) => boolean;
  /** `data:` addresses of pictures, to be uploaded. */
  pictures: string[];
};

const TAG_LOOKS: Record<string, Looks> = {
  b: { strong: true },
  strong: { strong: true },
  i: { emphasis: true },
  em: { emphasis: true },
  cite: { emphasis: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  code: { code: true },
  tt: { code: true },
  kbd: { code: true },
  samp: { code: true },
};
const ORDER = ['strong', 'emphasis', 'strike', 'code'] as const;

function withLooks(element: Element, held: readonly Mark[]): readonly Mark[] {
  const looks = { ...TAG_LOOKS[element.tagName], ...looksOf(element) };
  // A code font around a whole page says nothing; on a word it says code.
  if (looks.code && !TAG_LOOKS[element.tagName]?.code && !['span', 'font'].includes(element.tagName))
    looks.code = undefined;
  return ORDER.reduce<readonly Mark[]>((set, name) => {
    const wanted = looks[name];
    if (wanted === undefined) return set;
    return wanted ? kinds[name].create().addToSet(set) : kinds[name].removeFromSet(set);
  }, held);
}

/** Google and Outlook lead links through themselves: the address that is meant is inside. */
function realAddress(href: string): string {
  if (!URL.canParse(href)) return href;
  const url = new URL(href);
  const isWrapped =
    (/(?:^|\.)google\.com$/.test(url.hostname) && url.pathname === '/url') ||
    /\.safelinks\.protection\.outlook\.com$/.test(url.hostname);
  return (isWrapped && (url.searchParams.get('q') ?? url.searchParams.get('url'))) || href;
}

/** A link's address; one of this installation loses its origin. Undefined leaves the words without a link. */
function addressOf(element: Element, origin: string): string | undefined {
  const href = realAddress(attribute(element, 'href') ?? '');
  const own = href.startsWith(`${origin}/`) ? linkAddress(href.slice(origin.length)) : undefined;
  return own ?? (/^[a-z][a-z+.-]*:|^\//i.test(href) ? linkAddress(href) : undefined);
}

const EMOJI = /^(?:c-emoji|emoji|emoticon|emoticon-.+|g-emoji)$/;

/** A picture: ours stays one, one that came as bytes is uploaded, one from elsewhere becomes a link, a small sign its name. */
function picture(element: Element, held: readonly Mark[], context: PasteContext): Node[] {
  const alt = attribute(element, 'alt') ?? '';
  const src = attribute(element, 'src') ?? '';
  // Google draws the box of a task; the item says itself whether it is done.
  if (attribute(element, 'aria-roledescription') === 'checkbox') return [];
  const emoji = attribute(element, 'data-stringify-emoji') ?? attribute(element, 'data-emoji-fallback');
  if (emoji || classesOf(element).some((name) => EMOJI.test(name))) {
    const words = emoji ?? alt;
    return words ? [documentSchema.text(words, held)] : [];
  }
  const local = src.startsWith(`${context.origin}/`) ? src.slice(context.origin.length) : src;
  if (/^\/api\/v1\/files\/[0-9a-f-]{36}$/i.test(local)) return [nodes.image.create({ src: local, alt })];
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/i.test(src)) {
    context.pictures.push(src);
    return [];
  }
  const href = linkAddress(src);
  const isSpacer = Number(attribute(element, 'width') ?? 100) < 3;
  if (!href || isSpacer || !/^https?:/.test(href)) return alt ? [documentSchema.text(alt, held)] : [];
  return [documentSchema.text(alt.trim() || 'picture', kinds.link.create({ href }).addToSet(held))];
}

/** What Debrief itself put on the clipboard of another browser. */
function ownNode(element: Element, held: readonly Mark[], context: PasteContext): Node | null | undefined {
  const number = Number(attribute(element, 'data-citation'));
  if (element.tagName === 'sup' && number > 0)
    return context.hasCitation(number) ? nodes.citation.create({ number }, null, held) : null;
  const kind = attribute(element, 'data-mention');
  const id = attribute(element, 'data-id');
  if (element.tagName === 'span' && id && MENTION_KINDS.some((one) => one === kind))
    return nodes.mention.create({ kind, id, label: textOf(element).replace(/^@/, '') }, null, held);
  const at = attribute(element, 'datetime');
  if (element.tagName === 'time' && at && /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/.test(at))
    return nodes.timestamp.create({ at }, null, held);
  return undefined;
}

export const textOf = (node: ElementContent): string =>
  node.type === 'text'
    ? node.value
    : node.type === 'element'
      ? node.tagName === 'br'
        ? '\n'
        : node.children.map(textOf).join('')
      : '';

const SKIPPED = new Set([
  'style',
  'script',
  'meta',
  'link',
  'title',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'iframe',
  'button',
  'select',
  'textarea',
  'input',
  'video',
  'audio',
  'canvas',
  'head',
]);
/** What carries nothing that anybody wrote. */
export const isSkipped = (element: Element): boolean => SKIPPED.has(element.tagName) || isHidden(element);

const PLAIN_LINKS = /^(?:c-timestamp|c-member_slug|c-mrkdwn__mention|user-mention|anchor|headerlink)$/;

/** Words with their looks; whitespace is collapsed when the run is put into its block. */
export function inline(children: readonly ElementContent[], held: readonly Mark[], context: PasteContext): Node[] {
  return children.flatMap((child): Node[] => {
    if (child.type === 'text') {
      const words = child.value
        .replace(/[\t\n\r ]+/g, ' ')
        .replaceAll('\u00a0', ' ')
        .replace(/[\u200b\ufeff]/g, '');
      return words ? [documentSchema.text(words, held)] : [];
    }
    if (child.type !== 'element' || isSkipped(child)) return [];
    if (child.tagName === 'br') return [nodes.hardBreak.create()];
    if (child.tagName === 'img') return picture(child, held, context);
    const own = ownNode(child, held, context);
    if (own !== undefined) return own ? [own] : [];
    if (attribute(child, 'data-stringify-type') === 'paragraph-break')
      return [nodes.hardBreak.create(), nodes.hardBreak.create()];
    let marks = withLooks(child, held);
    if (child.tagName === 'a' && !hasClass(child, PLAIN_LINKS)) {
      const href = addressOf(child, context.origin);
      if (href) marks = kinds.link.create({ href }).addToSet(marks);
    }
    const isRaised = stylesOf(child).get('vertical-align') === 'super' && /^\[?\w{1,3}\]?$/.test(textOf(child));
    return isRaised && child.tagName === 'a' ? [] : inline(child.children, marks, context);
  });
}

/** Joins runs into the content of one block: no double spaces, none at its ends or beside a break, no break at its end. */
export function tidy(run: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of run) {
    const last = result.at(-1);
    const isAfterSpace = !last || last.type === nodes.hardBreak || (last.isText && last.text!.endsWith(' '));
    if (!node.isText) {
      if (node.type === nodes.hardBreak) trimEnd(result);
      if (node.type !== nodes.hardBreak || result.length > 0) result.push(node);
      continue;
    }
    const words = isAfterSpace ? node.text!.replace(/^ +/, '') : node.text!;
    if (!words) continue;
    if (last?.isText && node.sameMarkup(last))
      result[result.length - 1] = documentSchema.text(last.text! + words, node.marks);
    else result.push(documentSchema.text(words, node.marks));
  }
  while (result.at(-1)?.type === nodes.hardBreak || trimEnd(result)) {
    if (result.at(-1)?.type === nodes.hardBreak) result.pop();
  }
  return result;
}

/** Takes trailing spaces away; true when there were any. */
function trimEnd(run: Node[]): boolean {
  const last = run.at(-1);
  if (!last?.isText || !last.text!.endsWith(' ')) return false;
  const words = last.text!.trimEnd();
  run.pop();
  if (words) run.push(documentSchema.text(words, last.marks));
  return true;
}
