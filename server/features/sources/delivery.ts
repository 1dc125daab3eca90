import type { IntakeCommand } from '#shared/intake/webhooks/index.ts';
import type { SourceRow } from './sources-store.ts';

/** One webhook, read and ready to be stored with what follows from it. */
export type Delivery = {
  source: SourceRow;
  /** The same for every delivery of the same content. */
  key: string;
  receivedAt: Date;
  headers: Record<string, string>;
  body: Uint8Array;
  commands: readonly IntakeCommand[];
  /** What could not be used, in words. */
  why: string | null;
};

/** What came of a delivery: the references of the incidents it is about. */
export type Receipt = { repeated: boolean; incidents: string[] };

/** Every name by which a delivery calls incidents. */
export function namesIn(delivery: Pick<Delivery, 'source' | 'commands'>) {
  return delivery.commands.flatMap((command) => namesOf(command, delivery.source.id));
}

export function namesOf(command: IntakeCommand, sourceId: string) {
  const names = [command.externalId, ...(command.type === 'open' ? (command.aliases ?? []) : [])];
  return names.map((externalId) => ({ sourceId, externalId }));
}
