import { type Attrs, type ContentMatch, Fragment, type Node, type NodeType } from 'prosemirror-model';

/** Nodes that stay when they are empty: a section always stands, and a row keeps its cells. */
const KEPT_EMPTY = new Set(['section', 'tableCell', 'tableHeader']);

/**
 * A node of the given type around the given children, however badly they fit: what may not stand there is wrapped, joined to
 * what stands before it or replaced by its own children, so that no text is lost. Undefined when nothing would be left.
 */
export function fitNode(type: NodeType, attrs: Attrs | null, children: readonly Node[]): Node | undefined {
  if (type.isLeaf) return type.create(attrs);
  const row = new Row(type);
  for (const child of children) row.place(child);
  if (row.isEmpty && !type.contentMatch.validEnd && !KEPT_EMPTY.has(type.name)) return undefined;
  const content = row.finish();
  return content && type.create(attrs, content);
}

class Row {
  readonly #type: NodeType;
  readonly #nodes: Node[] = [];
  #match: ContentMatch;
  /** Whether the last node was made here to hold text that had none: what follows on the same line joins it. */
  #isOpen = false;

  constructor(type: NodeType) {
    this.#type = type;
    this.#match = type.contentMatch;
  }

  get isEmpty(): boolean {
    return this.#nodes.length === 0;
  }

  place(child: Node): void {
    const node = child.mark(this.#type.allowedMarks(child.marks));
    if (this.#match.matchType(node.type)) this.#add(node);
    else if (!(this.#joinOpen(node) || this.#wrap(node) || this.#addAfterFill(node) || this.#joinLast(node)))
      for (const inner of node.children) this.place(inner);
  }

  finish(): Fragment | undefined {
    const rest = this.#match.fillBefore(Fragment.empty, true);
    return rest ? Fragment.from(this.#nodes).append(rest) : undefined;
  }

  #add(node: Node, isOpen = false): void {
    this.#nodes.push(node);
    this.#match = this.#match.matchType(node.type) as ContentMatch;
    this.#isOpen = isOpen;
  }

  #joinOpen(node: Node): boolean {
    return this.#isOpen && node.isInline && this.#appendToLast(Fragment.from(node));
  }

  #wrap(node: Node): boolean {
    const wrapping = this.#match.findWrapping(node.type);
    if (!wrapping || wrapping.length === 0) return false;
    const inner = wrapping.at(-1) as NodeType;
    if (!inner.validContent(Fragment.from(node))) return false;
    this.#add(
      wrapping.reduceRight((content, wrapper) => wrapper.create(null, content), node),
      wrapping.length === 1 && node.isInline,
    );
    return true;
  }

  #addAfterFill(node: Node): boolean {
    const fill = this.#match.fillBefore(Fragment.from(node));
    if (!fill) return false;
    for (const filler of fill.content) this.#add(filler);
    this.#add(node);
    return true;
  }

  /** A second paragraph where one may stand, as two people make it who write one cell at once: both texts stay. */
  #joinLast(node: Node): boolean {
    if (!node.inlineContent) return false;
    const hardBreak = node.type.schema.nodes.hardBreak as NodeType;
    const hasText = (this.#nodes.at(-1)?.content.size ?? 0) > 0 && node.content.size > 0;
    const between = hasText ? Fragment.from(hardBreak.create()) : Fragment.empty;
    return this.#appendToLast(between.append(node.content)) || this.#appendToLast(node.content);
  }

  #appendToLast(content: Fragment): boolean {
    const last = this.#nodes.at(-1);
    if (!last?.inlineContent) return false;
    const joined = last.content.append(content);
    if (!last.type.validContent(joined)) return false;
    this.#nodes[this.#nodes.length - 1] = last.copy(joined);
    return true;
  }
}
