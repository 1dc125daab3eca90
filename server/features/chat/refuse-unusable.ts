import { AppError } from '#shared/errors.ts';
import { isZip } from '#shared/intake/archive.ts';

const SAMPLE = 8192;
/** A stray control character or two is no proof. */
const FEW = 8;
/** Other archives and documents, by how they begin. */
const SIGNATURES = ['%PDF-', '\x1f\x8b', 'Rar!', '7z\xbc\xaf', '\x89PNG', 'GIF8', '\xff\xd8\xff', 'BZh', '\xfd7zXZ'];

/** A picture or a PDF read as text would become one long message of nonsense: better to say what can be read. */
export function refuseUnusable(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new AppError('bad-input', 'The conversation is empty. Paste its text, or choose another file.');
  if (isZip(bytes)) return;
  const head = Buffer.from(bytes.subarray(0, SAMPLE)).toString('latin1');
  const isUtf16 = head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
  const strange = head.replace(/[\t\n\r\f\x1b\x20-\xff]/g, '').length;
  if (
    !SIGNATURES.some((signature) => head.startsWith(signature)) &&
    (isUtf16 || strange <= Math.max(FEW, head.length / 20))
  )
    return;
  throw new AppError(
    'unsupported',
    'This file is not a conversation. Paste text, or choose a text log, a JSON or a zip of a Slack export.',
  );
}
