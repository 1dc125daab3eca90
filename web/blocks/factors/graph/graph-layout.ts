import type { graphlib, layout } from '@dagrejs/dagre';

/** What dagre offers, handed in because it is only loaded with the graph. */
export type Dagre = { graphlib: typeof graphlib; layout: typeof layout };
export type Direction = 'across' | 'down';
export type Size = { id: string; width: number; height: number };
export type GraphInput = { nodes: Size[]; edges: { from: string; to: string }[] };
type Point = { x: number; y: number };
/** Top left corner and size, in pixels of the figure. */
export type Box = Size & Point;
export type Drawn = {
  boxes: Box[];
  edges: { from: string; to: string; path: string; middle: Point }[];
  width: number;
  height: number;
};

type Factor = { id: string; title: string; leadsTo: readonly string[] };

export const NODE_WIDTH = 196;
const LETTERS_A_LINE = 25;
const MOST_LINES = 4;
const LINE = 18;
const AROUND_TITLE = 38;
const MARGIN = 6;

/** The factors as boxes wide enough for their titles, and the links between those that are there. */
export function graphInput(factors: readonly Factor[]): GraphInput {
  const there = new Set(factors.map((factor) => factor.id));
  return {
    nodes: factors.map(({ id, title }) => {
      const lines = Math.min(MOST_LINES, Math.max(1, Math.ceil(title.length / LETTERS_A_LINE)));
      return { id, width: NODE_WIDTH, height: AROUND_TITLE + lines * LINE };
    }),
    edges: factors.flatMap(({ id, leadsTo }) =>
      [...new Set(leadsTo)].filter((to) => to !== id && there.has(to)).map((to) => ({ from: id, to })),
    ),
  };
}

/** Places the boxes so that what led to something stands before it: to the left, or above. */
export function layoutGraph(input: GraphInput, dagre: Dagre, direction: Direction): Drawn {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: direction === 'across' ? 'LR' : 'TB',
    nodesep: 20,
    ranksep: direction === 'across' ? 58 : 44,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of input.nodes) graph.setNode(id, { width, height });
  for (const { from, to } of input.edges) graph.setEdge(from, to, {});
  dagre.layout(graph);
  const boxes = input.nodes.map(({ id, width, height }) => {
    const { x, y } = graph.node(id) as Point;
    return { id, width, height, x: x - width / 2, y: y - height / 2 };
  });
  const edges = input.edges.map(({ from, to }) => {
    const points = (graph.edge(from, to) as { points?: Point[] }).points ?? [];
    return { from, to, path: smooth(points), middle: points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 } };
  });
  return {
    boxes,
    edges,
    width: Math.max(...boxes.map((box) => box.x + box.width), 0) + MARGIN,
    height: Math.max(...boxes.map((box) => box.y + box.height), 0) + MARGIN,
  };
}

/** The bends of a line rounded off: through the middles of its parts. */
function smooth(points: readonly Point[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [bend, next] = [points[i]!, points[i + 1]!];
    const isEnd = i === points.length - 2;
    const end = isEnd ? next : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 };
    path += `Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`;
  }
  return points.length > 2 ? path : `${path}L${round(last.x)} ${round(last.y)}`;
}
const round = (value: number) => Math.round(value * 10) / 10;

const SIDES: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** What stands far aside is further than what stands straight ahead, and what is linked is nearer than what is not. */
const ASIDE = 2;
const LINKED = 0.4;

/**
 * The box an arrow key goes to: the nearest on that side, what is linked before what is not, straight ahead before aside.
 * Undefined where there is none.
 */
export function boxToward(
  { boxes, edges }: Pick<Drawn, 'boxes' | 'edges'>,
  from: string,
  key: string,
): string | undefined {
  const side = SIDES[key];
  const start = boxes.find((box) => box.id === from);
  if (!side || !start) return undefined;
  const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const here = centre(start);
  let best: { id: string; far: number } | undefined;
  for (const box of boxes) {
    if (box.id === from) continue;
    const there = centre(box);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const ahead = dx * side.x + dy * side.y;
    if (ahead < 1) continue;
    const isLinked = edges.some((edge) => [edge.from, edge.to].includes(from) && [edge.from, edge.to].includes(box.id));
    const far = (ahead + ASIDE * Math.abs(dx * side.y + dy * side.x)) * (isLinked ? LINKED : 1);
    if (!best || far < best.far) best = { id: box.id, far };
  }
  return best?.id;
}

/** The box under a point of the figure. */
export const boxAt = (boxes: readonly Box[], { x, y }: Point): string | undefined =>
  boxes.find((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)?.id;
