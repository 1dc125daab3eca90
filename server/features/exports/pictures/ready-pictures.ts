import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Picture, StoredPicture } from './picture.ts';

/** Pixels along the longer side: 300 to the inch over the width of a page. More only makes a file heavy. */
const LONGEST = 2000;
const AS_IT_IS: Partial<Record<string, Picture['type']>> = { 'image/png': 'png', 'image/jpeg': 'jpg' };

/** Pictures as every reader of files can show them: scaled down where they are huge, drawn anew where their format is a browser's. */
export async function readyPictures(stored: readonly StoredPicture[]): Promise<Picture[]> {
  const ready: Picture[] = [];
  // One after the other: each may take 200 MB while it is decoded.
  for (const picture of stored) {
    const one = await readyPicture(picture);
    if (one) ready.push(one);
  }
  return ready;
}

async function readyPicture({ id, contentType, bytes, width, height }: StoredPicture): Promise<Picture | undefined> {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const type = AS_IT_IS[contentType];
  try {
    const image = await loadImage(Buffer.from(bytes));
    if (type && scale === 1) return { id, type, bytes, width, height };
    const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
    const canvas = createCanvas(size.width, size.height);
    canvas.getContext('2d').drawImage(image, 0, 0, size.width, size.height);
    const drawn = type === 'jpg' ? await canvas.encode('jpeg', 88) : await canvas.encode('png');
    return { id, type: type ?? 'png', bytes: drawn, ...size };
  } catch {
    // Its head promised a picture, the rest is none: its words stand instead.
    return undefined;
  }
}
