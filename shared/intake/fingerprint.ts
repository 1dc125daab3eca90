/**
 * A short name for a content: the same text gives the same 26 characters on every machine and in every release, so a
 * delivery or a message that comes twice is recognised. Not for secrets: whoever wants a collision can make one, and
 * would only hide their own message.
 *
 * Two independent runs of cyrb53 (public domain, bryc), 106 bits: among a million messages a chance collision has a
 * probability of about 1e-20.
 */
export function fingerprint(text: string): string {
  return cyrb53(text, 0) + cyrb53(text, 0x9e3779b9);
}

function cyrb53(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0').slice(1);
}

/** Fingerprint of a JSON value in which the order of keys does not count. */
export function fingerprintOf(value: unknown): string {
  return fingerprint(canonical(value, 0));
}

function canonical(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  // Deeper than any real payload: past this point content no longer tells deliveries apart, and the stack stays whole.
  if (depth > 200) return '…';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item, depth + 1)}`).join(',')}}`;
}
