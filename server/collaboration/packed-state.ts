import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib';
import { applyUpdateV2, Doc, encodeStateAsUpdateV2 } from 'yjs';

const deflate = promisify(deflateRaw);
/** No document is let grow that large; bytes that claim more are damaged. */
const LARGEST = 256 * 1024 * 1024;
/** Less is packed on the spot, which takes a moment; on another thread it would hold a quarter of a megabyte until it is collected. */
const LARGE = 512 * 1024;

/** The form in which a state is kept: Yjs' second encoding, deflated, a quarter of the first. `size` is that before deflating. */
export async function packState(doc: Doc): Promise<{ bytes: Buffer; size: number }> {
  const state = encodeStateAsUpdateV2(doc);
  const bytes = state.byteLength < LARGE ? deflateRawSync(state) : await deflate(state);
  return { bytes, size: state.byteLength };
}

/** A document from its packed state; throws when the bytes are damaged. */
export function unpackState(bytes: Uint8Array): { doc: Doc; size: number } {
  const state = inflateRawSync(bytes, { maxOutputLength: LARGEST });
  const doc = new Doc();
  applyUpdateV2(doc, state);
  return { doc, size: state.byteLength };
}
