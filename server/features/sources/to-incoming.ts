import type { IncomingEvent } from '#server/features/incidents/index.ts';
import { fingerprint } from '#shared/intake/fingerprint.ts';
import type { IntakeEvent } from '#shared/intake/webhooks/index.ts';
import type { SourceRow } from './sources-store.ts';

const LONGEST_ID = 400;

/** An event as a tool told it, as the timeline stores it. */
export function toIncoming(event: IntakeEvent, source: SourceRow): IncomingEvent {
  return {
    at: new Date(event.at),
    isTimeAssumed: event.assumedAt ?? false,
    kind: event.kind,
    text: event.text,
    // "generic" says nothing to a reader; the name an admin gave the source does.
    source: event.source === 'generic' ? source.name : event.source,
    actor: event.actor ?? null,
    isByTool: event.isByTool ?? false,
    url: event.url ?? null,
    externalId: shortId(event.externalId),
    ...(event.basis ? { basis: event.basis } : {}),
    ...(event.key ? { key: true, keyedBy: 'source' as const } : {}),
    thread: event.thread ? shortId(event.thread) : null,
    reactions: event.reactions ?? null,
  };
}

/** Ids are stored up to a length; the end of a long one is what tells it from its neighbours. */
function shortId(id: string): string {
  return id.length <= LONGEST_ID ? id : `${id.slice(0, 300).toWellFormed()}…${fingerprint(id)}`;
}
