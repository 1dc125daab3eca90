import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updateDestination as contract } from '#shared/contracts/destinations.ts';
import { AppError } from '#shared/errors.ts';
import { type DestinationFields, type DestinationRow, saveDestination } from './destinations-store.ts';
import { kindOf } from './kinds.ts';
import { openDestination } from './open-destination.ts';
import { askForFailed, hasRemotePages } from './pages-store.ts';
import { presentDestinations } from './present-destination.ts';
import { readSettings } from './read-settings.ts';

export const updateDestination = operation(contract, async (ctx, actor, { id, version, secret, ...input }) => {
  const sealed = secret === undefined ? undefined : ctx.vault.seal(secret);
  const { placeOf } = await kindOf((await openDestination(ctx.db, id)).kind);
  await ctx.transaction(async (tx) => {
    const row = await openDestination(tx, id, true);
    if (row.version !== version)
      throw new AppError('stale', 'Somebody else changed this destination meanwhile. Look at it again.');
    const before = fieldsOf(row);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const after: DestinationFields = {
      ...before,
      ...given,
      ...(input.settings && { settings: readSettings(row.kind, { ...before.settings, ...input.settings }) }),
    };
    if (placeOf(before.settings) !== placeOf(after.settings)) {
      if (await hasRemotePages(tx, id))
        throw new AppError(
          'conflict',
          'Pages from here stand at the old address. Make a new destination for the new one.',
        );
      // Or whoever may change an address could have the secret sent to it.
      if (!sealed)
        throw new AppError('bad-input', 'Another address needs the secret again.', [
          { path: 'secret', why: 'must be given' },
        ]);
    }
    await saveDestination(tx, id, after, sealed, ctx.now());
    for (const pageId of await askForFailed(tx, id, ctx.now()))
      await ctx.emit(tx, { type: 'destination-page-asked', pageId });
    await ctx.emit(tx, { type: 'destination-check-asked', destinationId: id });
    await ctx.record(tx, actor, {
      action: sealed ? 'destination.secret-changed' : 'destination.changed',
      subject: { kind: 'destination', id, name: after.name },
      ...(sealed ? { after: whatChanged(before, after).after } : whatChanged(before, after)),
    });
  });
  const [view] = await presentDestinations(ctx.db, [await openDestination(ctx.db, id)]);
  return view!;
});

function fieldsOf(row: DestinationRow): DestinationFields {
  const { name, audience, templates, teamIds, serviceIds, automatic, onWithdrawal } = row;
  return { name, settings: row.settings as object, audience, templates, teamIds, serviceIds, automatic, onWithdrawal };
}
