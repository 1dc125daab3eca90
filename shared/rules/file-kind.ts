import { imageSize } from 'image-size';

/** What a file is, by its bytes. `width` and `height` are pixels, null for what is no picture. */
export type FileKind = { contentType: string; isImage: boolean; width: number | null; height: number | null };

/** Pixels of the largest picture that is taken: decoded, at 4 bytes each, it fills 200 MB of a reader's memory. */
export const MAX_PIXELS = 50_000_000;

const PICTURES: Partial<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
};
const PICTURE_NAMES = /\.(png|jpe?g|gif|webp|avif)$/i;
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const DOWNLOAD: FileKind = { contentType: 'application/octet-stream', isImage: false, width: null, height: null };

/**
 * Looks at the bytes of a file, whatever its name or sender says: PNG, JPEG, GIF, WebP and AVIF are pictures when their header
 * gives a size; everything else, SVG and HTML among it, is for downloading only.
 */
export function fileKind(bytes: Uint8Array): FileKind {
  const size = sizeOf(bytes);
  const contentType = size?.type && PICTURES[size.type];
  if (size && contentType && size.width > 0 && size.height > 0)
    return { contentType, isImage: true, width: size.width, height: size.height };
  return PDF.every((byte, index) => bytes[index] === byte) ? { ...DOWNLOAD, contentType: 'application/pdf' } : DOWNLOAD;
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; type?: string } | undefined {
  try {
    return imageSize(bytes);
  } catch {
    // It throws for what it does not know and for what is cut short alike: neither is a picture to us.
    return undefined;
  }
}

/**
 * Why a file cannot be taken, as the end of a sentence that begins with its name; undefined when it can. A name that says
 * picture over bytes that are none is refused, and so is a picture that would fill the memory of whoever opens it.
 */
export function whyNotFile(name: string, bytes: Uint8Array, kind: FileKind): string | undefined {
  if (bytes.length === 0) return 'is empty';
  if (PICTURE_NAMES.test(name) && !kind.isImage) return 'is named as a picture, but its bytes are none';
  if ((kind.width ?? 0) * (kind.height ?? 0) > MAX_PIXELS)
    return `measures ${kind.width} × ${kind.height} pixels; scale it down to under ${MAX_PIXELS / 1_000_000} million`;
  return undefined;
}
