import { isTool } from '#shared/rules/event-words.ts';
import type { Delivery } from './delivery.ts';
import type { PlainDelivery } from './plain-events-store.ts';
import { toIncoming } from './to-incoming.ts';

/** Which deliveries do nothing but add one event in which nobody takes part; each delivery and each event once. */
export function findPlain(deliveries: readonly Delivery[]): PlainDelivery[] {
  const seen = new Set<string>();
  return deliveries.flatMap((delivery) => {
    const plain = readPlain(delivery);
    if (!plain) return [];
    const keys = [
      `${delivery.source.id} ${delivery.key}`,
      `${delivery.source.id} ${plain.name}\n${plain.event.externalId}`,
    ];
    // The second of two that say the same, or tell of one event differently, comes after the first.
    if (keys.some((key) => seen.has(key))) return [];
    for (const key of keys) seen.add(key);
    return [plain];
  });
}

function readPlain(delivery: Delivery): PlainDelivery | undefined {
  const [command, another] = delivery.commands;
  if (command?.type !== 'event' || another) return undefined;
  const event = toIncoming(command.event, delivery.source);
  const isBySomebody =
    event.actor && event.kind !== 'alert' && !event.isByTool && !isTool({ actor: event.actor, source: event.source });
  return isBySomebody ? undefined : { delivery, name: command.externalId, event };
}
