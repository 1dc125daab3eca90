import { ContentString, type Doc, type Item, XmlElement, XmlText } from 'yjs';
import { documentSchema } from '../schema/schema.ts';
import { sectionElements } from './read-yjs.ts';

/** Some text and the Yjs client it came from; `client` is the number under which a connection wrote. */
export type AuthorRun = { text: string; client: number };
/** A line or paragraph; `type` is the name of its node in the schema. */
export type AuthorBlock = { type: string; runs: AuthorRun[] };
export type AuthorSection = { key: string; blocks: AuthorBlock[] };

/** Who wrote each piece of the text that stands now, as the document itself remembers it. Blocks without text are left out. */
export function authorRuns(doc: Doc): AuthorSection[] {
  return sectionElements(doc).map((section) => {
    const blocks: AuthorBlock[] = [];
    collect(section, blocks);
    return { key: String(section.getAttribute('key') ?? ''), blocks };
  });
}

function collect(element: XmlElement, blocks: AuthorBlock[]): void {
  if (documentSchema.nodes[element.nodeName]?.inlineContent) {
    const runs: AuthorRun[] = [];
    for (const child of element.toArray()) readChild(child, runs);
    if (runs.length > 0) blocks.push({ type: element.nodeName, runs });
    return;
  }
  for (const child of element.toArray()) if (child instanceof XmlElement) collect(child, blocks);
}

function readChild(child: unknown, runs: AuthorRun[]): void {
  if (child instanceof XmlText) {
    for (let item = child._start; item !== null; item = item.right)
      if (!item.deleted && item.content instanceof ContentString) add(runs, item.content.str, item.id.client);
  } else if (child instanceof XmlElement) add(runs, labelOf(child), (child._item as Item | null)?.id.client ?? 0);
}

function add(runs: AuthorRun[], text: string, client: number): void {
  const last = runs.at(-1);
  if (text === '') return;
  if (last?.client === client) last.text += text;
  else runs.push({ text, client });
}

/** What stands within a line without being text, in a few signs. */
function labelOf(element: XmlElement): string {
  const get = (name: string) => String(element.getAttribute(name) ?? '');
  switch (element.nodeName) {
    case 'citation':
      return `[${get('number')}]`;
    case 'mention':
      return get('label');
    case 'timestamp':
      return get('at');
    case 'hardBreak':
      return '\n';
    case 'image':
      return `[${get('alt') || 'picture'}]`;
    default:
      return get('source');
  }
}
