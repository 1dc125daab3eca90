import * as dagre from '@dagrejs/dagre';
import { CANDIDATE_ROLE_LABELS, FACTOR_ROLE_LABELS } from '../../rules/factor-words.ts';
import { escapeXml } from '../escape-xml.ts';
import { ROLE_TONES } from '../tones.ts';
import { type Box, type Drawn, graphInput, layoutGraph } from './factor-layout.ts';
import { graphSentences } from './factor-sentences.ts';
import type { Figure } from './figure.ts';
import type { GraphFactor } from './graph-factor.ts';
import { FIGURE_FONTS, FIGURE_PALETTES, type FigureTheme } from './palette.ts';
import { wrapLabel } from './wrap-label.ts';

const PAD = 12;
const TITLE_SIZE = 12;
const LINE = 18;
const MOST_LINES = 4;
const ARROW = 7;

/**
 * What led to what, as on the screen: boxes for factors, lines for what they led to; from left to right where that fits
 * `width` pixels, else downwards. Undefined where nothing leads to anything: then a list says as much.
 */
export function factorFigure(
  factors: readonly GraphFactor[],
  { width, theme }: { width: number; theme: FigureTheme },
): Figure | undefined {
  const input = graphInput(factors);
  if (input.edges.length === 0) return undefined;
  const across = layoutGraph(input, dagre, 'across');
  const drawn = across.width <= width ? across : layoutGraph(input, dagre, 'down');
  const words = graphSentences(factors).join(' ');
  return { svg: draw(drawn, factors, theme, words), width: drawn.width, height: drawn.height, words };
}

function draw(drawn: Drawn, factors: readonly GraphFactor[], theme: FigureTheme, words: string): string {
  const paint = FIGURE_PALETTES[theme];
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const edges = drawn.edges.map(
    ({ path }) =>
      `<path d="${path}" fill="none" stroke="${paint.muted}" stroke-width="1.3"/><path d="${arrowAt(path)}" fill="${paint.muted}"/>`,
  );
  const boxes = drawn.boxes.map((box) => drawBox(box, byId.get(box.id)!, theme));
  const said = escapeXml(words);
  return (
    `<svg class="factor-graph" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawn.width} ${drawn.height}" width="${drawn.width}" height="${drawn.height}" role="img" aria-label="${said}" font-family="${FIGURE_FONTS[theme]}" style="max-width:100%;height:auto">` +
    `<title>${said}</title>` +
    `${edges.join('')}${boxes.join('')}</svg>`
  );
}

/** The head of an arrow at the end of a line, as it comes in; not every reader of SVG draws markers. */
function arrowAt(path: string): string {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = (path.match(/-?[\d.]+/g) ?? []).slice(-4).map(Number);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [((x2 - x1) / length) * ARROW, ((y2 - y1) / length) * ARROW];
  const point = (x: number, y: number) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return `M${point(x2, y2)}L${point(x2 - dx - dy / 2, y2 - dy + dx / 2)}L${point(x2 - dx + dy / 2, y2 - dy - dx / 2)}z`;
}

function drawBox({ x, y, width, height }: Box, factor: GraphFactor, theme: FigureTheme): string {
  const paint = FIGURE_PALETTES[theme];
  const isCandidate = factor.state === 'candidate';
  const role = (isCandidate ? CANDIDATE_ROLE_LABELS : FACTOR_ROLE_LABELS)[factor.role];
  const tone = paint[ROLE_TONES[factor.role]];
  const lines = wrapLabel(factor.title, (width - 2 * PAD) / TITLE_SIZE, MOST_LINES);
  const titles = lines.map(
    (line, index) =>
      `<text x="${x + PAD}" y="${y + 39 + index * LINE}" font-size="${TITLE_SIZE}" fill="${paint.ink}">${escapeXml(line)}</text>`,
  );
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="7" fill="${paint.page}" stroke="${tone}" stroke-width="1"${isCandidate ? ' stroke-dasharray="4 3"' : ''}/>` +
    `<text x="${x + PAD}" y="${y + 21}" font-size="10.5" font-weight="600" fill="${tone}">${escapeXml(role)}</text>${titles.join('')}`
  );
}
