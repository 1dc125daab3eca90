import type { Node } from 'prosemirror-model';
import { MENTION_KINDS } from '../schema/inline-nodes.ts';
import { documentSchema } from '../schema/schema.ts';

const MENTION = new RegExp(`^debrief:(${MENTION_KINDS.join('|')})/([A-Za-z0-9._~%-]{1,200})$`);
const TIME = /^debrief:time\/(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)$/;
/** What a timestamp may be called: digits and the signs of dates. Words are a link that somebody wrote. */
const TIME_LABEL = /^[\d:., T/-]*(?:UTC|Z)?$/;

/** What a link of Debrief's own says, as nothing but text and an address. `title` of such a link is not kept. */
export type DebriefLink = { href: string; label: string };

const decode = (id: string): string | undefined => {
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
};

/** "14:05", in UTC: what a timestamp is called where nobody can show it in the reader's zone. */
export const utcLabel = (at: string): string => /T(\d\d:\d\d)/.exec(at)?.[1] ?? at;

/** The moment of a `debrief:time/…` address, ISO 8601 in UTC, if it is one. */
export const timeOfLink = (href: string): string | undefined => {
  const at = TIME.exec(href)?.[1];
  return at !== undefined && !Number.isNaN(Date.parse(at)) ? at : undefined;
};

/** Kind and id of a `debrief:person/…` address (service, incident and post-mortem alike), if it is one. */
export const mentionOfLink = (href: string): { kind: string; id: string } | undefined => {
  const [, kind, encoded] = MENTION.exec(href) ?? [];
  const id = encoded === undefined ? undefined : decode(encoded);
  return kind && id ? { kind, id } : undefined;
};

/** The node that a link stands for: a timestamp, a mention, or undefined when it is a link like any other. */
export const readDebriefLink = ({ href, label }: DebriefLink): Node | undefined => {
  const at = timeOfLink(href);
  if (at !== undefined) return TIME_LABEL.test(label) ? documentSchema.nodes.timestamp!.create({ at }) : undefined;
  const mention = mentionOfLink(href);
  return mention && documentSchema.nodes.mention!.create({ ...mention, label: label.replace(/^@/, '') });
};

const encodeId = (id: string): string =>
  encodeURIComponent(id).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** `[@Ana Ruiz](debrief:person/ID)`, `[INC-42](debrief:incident/ID)`, `[14:05](debrief:time/…)`: only people carry the sign. */
export const writeDebriefLink = (node: Node): DebriefLink => {
  if (node.type.name === 'timestamp') return { href: `debrief:time/${node.attrs.at}`, label: utcLabel(node.attrs.at) };
  const { kind, id, label } = node.attrs as { kind: string; id: string; label: string };
  return { href: `debrief:${kind}/${encodeId(id)}`, label: kind === 'person' ? `@${label}` : label };
};
