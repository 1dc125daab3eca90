/** A node of the graph of what led to what. `leadsTo` may name ids that are not there; they are left out. */
export type GraphNode = { id: string; leadsTo: readonly string[] };

/** The way from one node to another along `leadsTo`, both included, or undefined when there is none. */
function findWay(nodes: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const waiting = [from];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (at === to) {
      const way: string[] = [];
      for (let step: string | undefined = at; step !== undefined; step = cameFrom.get(step)) way.unshift(step);
      return way;
    }
    for (const next of nodes.get(at) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      waiting.push(next);
    }
  }
  return undefined;
}

/**
 * The circle that a link would close: the ids from its end back to its beginning, the shortest way. Undefined when it closes
 * none. A node that leads to itself is a circle of one.
 */
export function findCircle(nodes: readonly GraphNode[], from: string, to: string): string[] | undefined {
  return findWay(new Map(nodes.map((node) => [node.id, node.leadsTo])), to, from);
}

/** The links of one node that close no circle with those of the others. Earlier ones go first. */
export function keepOpenLinks(nodes: readonly GraphNode[], id: string, links: readonly string[]): string[] {
  const others = nodes.filter((node) => node.id !== id);
  return links.filter((to) => findCircle(others, id, to) === undefined);
}

/**
 * The nodes in layers for drawing: what nothing led to first, every other one in the layer after the last of those that led to
 * it. Within a layer they keep the order they came in. A circle, should there be one, is broken where it was entered.
 */
export function layerFactors(nodes: readonly GraphNode[]): string[][] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const causes = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const node of nodes) for (const to of node.leadsTo) causes.get(to)?.push(node.id);
  const depths = new Map<string, number>();
  const open = new Set<string>();
  const depthOf = (id: string): number => {
    const depth = depths.get(id);
    if (depth !== undefined) return depth;
    open.add(id);
    const before = (causes.get(id) ?? []).filter((cause) => !open.has(cause)).map(depthOf);
    open.delete(id);
    const found = Math.max(-1, ...before) + 1;
    depths.set(id, found);
    return found;
  };
  const layers = Map.groupBy(known.keys(), depthOf);
  return [...layers].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}
