import { asLine, asPayload, type Payload, pick } from './payload.ts';

/** Tags as tools write them: a list, "a:b, c:d" in one text, or pairs. Only the first few hundred are read. */
export function readTags(value: unknown): string[] {
  const items = typeof value === 'string' ? value.slice(0, 20_000).split(',') : Array.isArray(value) ? value : [];
  return items.slice(0, 300).flatMap((item) => {
    const pair = Array.isArray(item) ? `${asLine(item[0]) ?? ''}:${asLine(item[1]) ?? ''}` : item;
    return asLine(pair) ?? [];
  });
}

/** Services that tags ("service:basket") or details name; `entity`, what an alert is about, only when they name none. */
export function namedByTags(tags: unknown, details: unknown = {}, entity?: string): string[] {
  const found = readTags(tags).flatMap(
    (tag) => /^\s*(?:service|app|application)\s*[:=]\s*(\S.*)$/i.exec(tag)?.[1] ?? [],
  );
  const told = asLine(pick((asPayload(details) ?? {}) as Payload, 'service', 'Service', 'service_name', 'app'));
  const names = [...found, ...(told ? [told] : [])].map((name) => name.trim());
  return [...new Set(names.length > 0 || !entity ? names : [entity])].slice(0, 20);
}
