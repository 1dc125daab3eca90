import { ContentFormat, type Item, Text, XmlElement, type XmlFragment, type YEvent } from 'yjs';
import { documentSchema } from '#shared/document/schema/schema.ts';

const { nodes, marks } = documentSchema;
/** A mark that may stand more than once on a text carries a hash behind its name. */
const markOf = (key: string) => key.split('--')[0]!;

function understandsText(text: Text): boolean {
  for (let item: Item | null = text._start; item; item = item.right)
    if (item.content instanceof ContentFormat && !(markOf(item.content.key) in marks)) return false;
  return true;
}

function understandsType(type: unknown): boolean {
  if (type instanceof XmlElement) return type.nodeName in nodes && type.toArray().every(understandsType);
  return type instanceof Text ? understandsText(type) : true;
}

/**
 * Whether this page knows everything the document holds. The binding of the editor removes what it does not know, so a page
 * that is older than the document must not bind to it.
 */
export const understands = (fragment: XmlFragment): boolean => fragment.toArray().every(understandsType);

/** The same of what has just changed. */
// biome-ignore lint/suspicious/noExplicitAny: as Yjs names the events of all its types
export const understandsChange = (events: YEvent<any>[]): boolean =>
  events.every((event) =>
    event.target instanceof Text
      ? understandsText(event.target)
      : [...event.changes.added].every((item) => item.content.getContent().every(understandsType)),
  );
