import { localTime } from '../drafting/local-time.ts';
import { escapeXml } from './escape-xml.ts';
import type { Figure } from './figures/figure.ts';
import { FIGURE_FONTS, FIGURE_PALETTES, type FigureTheme } from './figures/palette.ts';
import { placeLabels, type StripModel } from './strip-model.ts';

const LANE = 30;
const BAR = 28;

const round = (x: number): number => Math.round(x * 10) / 10;

/** The strip in words, for those who do not see it. */
export const describeStrip = (model: StripModel, timeZone: string): string => {
  const local = localTime(timeZone, model.strokes[0]?.at);
  const phases = model.strokes.map(({ label, at }) => `${label} ${local.moment(at)}`).join(', ');
  const lengths = model.spans.map(({ words, phase }) => `${words} after ${phaseWord(model, phase)}`).join(', ');
  const events = model.dots.length === 1 ? '1 key event' : `${model.dots.length} key events`;
  return [phases && `${phases}.`, lengths && `${lengths}.`, `${events}.`].filter(Boolean).join(' ');
};

const phaseWord = (model: StripModel, phase: string): string =>
  model.strokes.find((stroke) => stroke.phase === phase)?.label.toLowerCase() ?? phase;

type StripLook = { width: number; theme: FigureTheme; timeZone?: string };

/**
 * The strip as SVG markup: no script, no outside reference, safe to inline. `width` in pixels is the size it is laid
 * out for; it scales down with its container.
 */
export const stripSvg = (model: StripModel, look: StripLook): string => stripFigure(model, look).svg;

/** The same with its size and what it says, for files that place it themselves. */
export const stripFigure = (model: StripModel, { width, theme, timeZone = 'UTC' }: StripLook): Figure => {
  const paint = FIGURE_PALETTES[theme];
  const local = localTime(timeZone, model.strokes[0]?.at ?? model.from);
  const labels = placeLabels(model, width, local.shortMoment);
  const lanes = Math.max(1, ...labels.map(({ lane }) => lane + 1));
  const top = lanes * LANE + 8;
  const height = top + BAR + 10;
  const px = (x: number) => round(x * width);
  const spans = model.spans.map(({ x, width: wide, tone, words }) => {
    const room = wide * width > words.length * 6.2 + 8;
    const rect = `<rect x="${px(x)}" y="${top}" width="${px(wide)}" height="${BAR}" fill="${paint[tone]}" opacity=".24"/>`;
    const text = `<text x="${px(x + wide / 2)}" y="${top + BAR / 2 + 4}" text-anchor="middle" fill="${paint.muted}">${escapeXml(words)}</text>`;
    return room ? rect + text : `${rect.slice(0, -2)}><title>${escapeXml(words)}</title></rect>`;
  });
  const dots = model.dots.map(
    ({ x, tone, label }) =>
      `<circle cx="${px(x)}" cy="${top + BAR - 5}" r="2.6" fill="${paint[tone]}">${label ? `<title>${escapeXml(label)}</title>` : ''}</circle>`,
  );
  const strokes = labels.map(({ x, lane, anchor }) => {
    // It ends below words that stand over it, and beside those that stand next to it.
    const from = lane === 0 || anchor === 'middle' ? top - 4 - lane * LANE : top - 28 - lane * LANE;
    return `<path d="M${round(x)} ${from}V${top + BAR + 4}" stroke="${paint.ink}" stroke-width="1.5" opacity="${lane === 0 ? 1 : 0.5}"/>`;
  });
  // A rim in the colour of the page keeps words legible where a stroke of a higher lane runs through them.
  // Alone, what draws the figure may lay the rim of one letter over the next.
  const rim = theme === 'variables' ? `stroke="${paint.page}" stroke-width="3" paint-order="stroke"` : '';
  const texts = labels.map(({ left, right, lane, anchor, label, time }) => {
    const y = top - 18 - lane * LANE;
    const at = round(anchor === 'middle' ? (left + right) / 2 : anchor === 'start' ? left + 5 : right - 5);
    const place = `x="${at}" text-anchor="${anchor}" ${rim}`;
    return (
      `<text ${place} y="${y - 2}" fill="${paint.ink}" font-weight="560">${escapeXml(label)}</text>` +
      `<text ${place} y="${y + 10}" fill="${paint.muted}">${escapeXml(time)}</text>`
    );
  });
  const words = describeStrip(model, timeZone);
  const said = escapeXml(words);
  const svg =
    `<svg class="strip" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${said}" font-family="${FIGURE_FONTS[theme]}" font-size="11" style="max-width:100%;height:auto">` +
    `<title>${said}</title><rect x="0" y="${top}" width="${width}" height="${BAR}" rx="5" fill="${paint.soft}"/>` +
    `${spans.join('')}${strokes.join('')}${dots.join('')}${texts.join('')}</svg>`;
  return { svg, width, height, words };
};
