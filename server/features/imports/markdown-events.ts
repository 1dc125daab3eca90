import type { IncomingEvent } from '#server/features/incidents/index.ts';
import type { IncidentRecord } from '#shared/incident-record.ts';
import { classifyText } from '#shared/intake/classify.ts';
import { fingerprint } from '#shared/intake/fingerprint.ts';
import type { MarkdownPostMortem } from '#shared/intake/markdown-post-mortem.ts';

/**
 * The rows of a written timeline as events. Its authors chose them, so they are key. A row whose day nobody knows stays in the
 * text of its section and becomes no event.
 * @param record the same post-mortem as a record, whose events stand in the order of the rows
 */
export function eventsOfTimeline(postMortem: MarkdownPostMortem, record: IncidentRecord): IncomingEvent[] {
  const seen = new Map<string, number>();
  return postMortem.timeline.flatMap((row, index): IncomingEvent[] => {
    const at = row.at ? new Date(row.at) : undefined;
    if (!at || Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 || at.getUTCFullYear() > 2199) return [];
    const line = fingerprint(`${row.atText}\n${row.text}`);
    const repeat = (seen.get(line) ?? 0) + 1;
    seen.set(line, repeat);
    return [
      {
        at,
        kind: classifyText(row.text),
        text: row.text,
        source: 'import',
        actor: record.events?.[index]?.actor ?? null,
        externalId: `md:${line}${repeat > 1 ? `:${repeat}` : ''}`,
        basis: 'recorded',
        key: true,
        keyedBy: 'source',
        zoneKnown: row.zoneKnown,
      },
    ];
  });
}
