import { safeUrl } from '#shared/document/safe-url.ts';
import { AppError } from '#shared/errors.ts';

/** The address of a chart; undefined where none was sent. What a browser would run is refused. */
export function readAddress(url: string | null | undefined): string | null | undefined {
  if (!url) return url === '' ? null : url;
  const address = safeUrl(url);
  if (address === undefined)
    throw new AppError('bad-input', 'url must be an address that begins with https:// or http://.', [
      { path: 'url', why: 'must be an address that begins with https:// or http://' },
    ]);
  return address;
}

export function refuseBackwards({ from, to }: { from: Date | null; to: Date | null }): void {
  if (from && to && from.getTime() > to.getTime())
    throw new AppError('bad-input', 'The time window ends before it begins.', [
      { path: 'to', why: 'is before `from`' },
    ]);
}
