import type { Context } from '#server/platform/context.ts';
import type { IntakeCommand, ServiceChange } from '#shared/intake/webhooks/index.ts';
import { addNames } from './incident-names-store.ts';
import { findOpenOfServices } from './open-of-services-store.ts';
import type { SourceRow } from './sources-store.ts';

/** What changes of services ask for: one event in each open incident of a service, by the name this source has for the incident. */
export async function placeChanges(
  ctx: Context,
  source: SourceRow,
  changes: readonly ServiceChange[],
): Promise<{ commands: IntakeCommand[]; notes: string[] }> {
  const commands: IntakeCommand[] = [];
  const notes: string[] = [];
  for (const { services, event } of changes) {
    const ids = await findOpenOfServices(ctx.db, services);
    if (ids.length === 0) notes.push(`No incident of ${services.join(', ')} is open: nothing was told.`);
    for (const id of ids) {
      const externalId = `open-incident:${id}`;
      await ctx.transaction((tx) => addNames(tx, id, [{ sourceId: source.id, externalId }]));
      commands.push({ type: 'event', externalId, event, ifKnown: true });
    }
  }
  return { commands, notes };
}
