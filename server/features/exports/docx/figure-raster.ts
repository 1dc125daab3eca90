import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import type { Figure } from '#shared/document/figures/figure.ts';
import { fontsFor } from '../pdf/fonts.ts';

/** Twice the pixels of the screen: sharp on paper. */
const SCALE = 2;
const known = new Set<string>();

/** A drawing as PNG, for readers that know no SVG. */
export async function rasterOf({ svg, width, height }: Figure): Promise<Uint8Array> {
  const fonts = fontsFor(svg);
  if (!known.has(fonts.key)) for (const bytes of fonts.read()) GlobalFonts.register(bytes);
  known.add(fonts.key);
  const canvas = createCanvas(Math.ceil(width * SCALE), Math.ceil(height * SCALE));
  const image = await loadImage(Buffer.from(svg));
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode('png');
}
