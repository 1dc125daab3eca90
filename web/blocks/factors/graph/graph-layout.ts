import type { Box, Drawn, Point } from '#shared/document/figures/factor-layout.ts';

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
