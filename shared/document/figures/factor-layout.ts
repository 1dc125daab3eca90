import type { graphlib, layout } from '@dagrejs/dagre';

/** What dagre offers, handed in because it is only loaded with the graph. */
export type Dagre = { graphlib: typeof graphlib; layout: typeof layout };
export type Direction = 'across' | 'down';
export type Size = { id: string; width: number; height: number };
export type GraphInput = { nodes: Size[]; edges: { from: string; to: string }[] };
export type Point = { x: number; y: number };
/** Top left corner and size, in pixels of the figure. */
export type Box = Size & Point;
export type Drawn = {
  boxes: Box[];
  edges: { from: string; to: string; path: string; middle: Point }[];
  width: number;
  height: number;
};

type Factor = { id: string; title: string; leadsTo: readonly string[] };

const NODE_WIDTH = 196;
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
