import { escapeXml } from '../escape-xml.ts';

/** One shape of a drawing; the browser makes an element of it, a file a line of text. */
export type Shape = {
  tag: 'rect' | 'circle' | 'line' | 'text';
  /** Attributes as SVG names them. */
  at: Record<string, string | number>;
  text?: string;
};
export type Drawing = { width: number; height: number; shapes: Shape[]; words: string };

/** A drawing as a file of its own. */
export function drawingSvg({ width, height, shapes, words }: Drawing, background: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const drawn = shapes.map(({ tag, at, text }) => {
    const attributes = Object.entries(at).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`);
    return text === undefined
      ? `<${tag}${attributes.join('')}/>`
      : `<${tag}${attributes.join('')}>${escapeXml(text)}</${tag}>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escapeXml(words)}</title><rect width="${width}" height="${height}" fill="${background}"/>${drawn.join('')}</svg>\n`;
}
