import {
  ContentAny,
  ContentDeleted,
  ContentFormat,
  ContentString,
  ContentType,
  type Doc,
  decodeUpdate,
  GC,
  type Item,
  Skip,
  XmlElement,
  XmlText,
} from 'yjs';
import { documentSchema, FRAGMENT } from '../schema/schema.ts';
import { markName } from './read-yjs.ts';

/** What an update holds, as far as it must be known before it is applied. */
export type CheckedUpdate = { clients: Set<number>; isEmpty: boolean } | { fault: string };

/** Deeper than anybody nests lists and quotes; nesting without end would exhaust whoever walks the document. */
export const DEEPEST = 48;
const LONGEST_ATTRIBUTE = 512 * 1024;
const LARGEST_CLOCK = 2 ** 40;
const LARGEST_CLIENT = 2 ** 32;

type Decoded = ReturnType<typeof decodeUpdate>;

/**
 * Looks at an update before it touches the document. What no editor of ours can write is a fault: bytes that are no update,
 * other roots, nodes and marks the schema does not know, a section with text taken away. What two editors can make by writing
 * at once is none: that is mended afterwards (`mendAfter`).
 */
export function checkUpdate(update: Uint8Array, doc: Doc, sections: Iterable<XmlElement>): CheckedUpdate {
  let decoded: Decoded;
  try {
    decoded = decodeUpdate(update);
  } catch {
    return { fault: 'This is no Yjs update.' };
  }
  const fault = findStructFault(decoded, doc) ?? findDeletionFault(decoded, sections);
  if (fault) return { fault };
  const clients = new Set(decoded.structs.flatMap((struct) => (struct instanceof Skip ? [] : struct.id.client)));
  return { clients, isEmpty: clients.size === 0 && decoded.ds.clients.size === 0 };
}

function findStructFault({ structs }: Decoded, doc: Doc): string | undefined {
  const depths = new Map<string, number>();
  for (const struct of structs) {
    if (struct.id.client >= LARGEST_CLIENT || struct.id.clock + struct.length > LARGEST_CLOCK)
      return 'It counts further than a document can.';
    if (struct instanceof GC || struct instanceof Skip) continue;
    const fault = findItemFault(struct) ?? findDepthFault(struct, depths);
    if (fault) return fault;
    if (struct.id.client === doc.clientID && struct.id.clock + struct.length > clockOf(doc, struct.id.client))
      return 'It writes in the name of the server.';
  }
  return undefined;
}

function findItemFault({ parent, content }: Item): string | undefined {
  if (typeof parent === 'string' && parent !== FRAGMENT)
    return `It writes to "${parent}", which is no part of a document.`;
  if (content instanceof ContentString || content instanceof ContentDeleted) return undefined;
  if (content instanceof ContentType) return findTypeFault(content);
  if (content instanceof ContentAny) return findLengthFault(content.arr);
  if (content instanceof ContentFormat)
    return Object.hasOwn(documentSchema.marks, markName(content.key))
      ? findLengthFault([content.value])
      : `There is no mark "${content.key}".`;
  return 'It holds content of a kind that a document does not have.';
}

function findTypeFault({ type }: ContentType): string | undefined {
  if (type instanceof XmlText) return undefined;
  if (!(type instanceof XmlElement)) return 'It holds content of a kind that a document does not have.';
  const known = documentSchema.nodes[type.nodeName];
  const isNode = known !== undefined && !known.isText && known !== documentSchema.topNodeType;
  return isNode ? undefined : `There is no node "${type.nodeName}".`;
}

function findLengthFault(values: readonly unknown[]): string | undefined {
  const length = values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : (JSON.stringify(value)?.length ?? 0)),
    0,
  );
  return length > LONGEST_ATTRIBUTE ? 'One attribute is larger than half a megabyte.' : undefined;
}

/** Counts the nesting within the update alone; what it hangs on in the document is no deeper than was let in before. */
function findDepthFault(item: Item, depths: Map<string, number>): string | undefined {
  if (!(item.content instanceof ContentType)) return undefined;
  const at = (id: { client: number; clock: number } | null) => id && depths.get(`${id.client}:${id.clock}`);
  const parent = item.parent as { client: number; clock: number } | string | null;
  const beside = at(item.origin) ?? at(item.rightOrigin);
  const depth = beside ?? (typeof parent === 'object' ? (at(parent) ?? 0) : 0) + 1;
  depths.set(`${item.id.client}:${item.id.clock}`, depth);
  return depth > DEEPEST ? `It nests deeper than ${DEEPEST} levels.` : undefined;
}

function findDeletionFault({ ds }: Decoded, sections: Iterable<XmlElement>): string | undefined {
  for (const ranges of ds.clients.values())
    if (ranges.some(({ clock, len }) => clock + len > LARGEST_CLOCK)) return 'It counts further than a document can.';
  for (const section of sections) {
    const id = section._item?.id;
    const ranges = id && ds.clients.get(id.client);
    // An empty one may go: an editor takes it away when two people delete its last two lines at once, and it is put back.
    if (ranges?.some(({ clock, len }) => clock <= id!.clock && id!.clock < clock + len) && hasContent(section))
      return 'It takes away a whole section.';
  }
  return undefined;
}

function hasContent(element: XmlElement): boolean {
  return element.toArray().some((child) => {
    if (child instanceof XmlText) return child.length > 0;
    return child instanceof XmlElement && (child.nodeName !== 'paragraph' || hasContent(child));
  });
}

function clockOf(doc: Doc, client: number): number {
  const last = doc.store.clients.get(client)?.at(-1);
  return last ? last.id.clock + last.length : 0;
}
