import { findPeople } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listTrackerPeople as contract, type TrackerAccount } from '#shared/contracts/tracker-people.ts';
import { listAccounts, listOwnersWithout, type SeenAccount } from './tracker-people-store.ts';
import { getTrackerRow } from './trackers-store.ts';

type Names = ReadonlyMap<string, { name: string }>;

/** For admins, who may see every follow-up. */
export const listPeople = operation(contract, async (ctx, _actor, input) => {
  const tracker = await getTrackerRow(ctx.db, input.id);
  const [seen, owners] = await Promise.all([listAccounts(ctx.db, tracker.id), listOwnersWithout(ctx.db, tracker.id)]);
  const named = seen.flatMap((one) => [one.mappedTo ?? [], byAddress(one) ?? [], one.named].flat());
  const names = await findPeople(ctx.db, named);
  const accounts = seen.map((one) => present(one, names));
  return { accounts: accounts.toSorted((a, b) => Number(a.person !== null) - Number(b.person !== null)), owners };
});

/** The same rule as where issues are followed: the only one who fits by address, else the only one by handle. */
function byAddress({ mailed, handled }: SeenAccount): string | undefined {
  const fits = mailed.length > 0 ? mailed : handled;
  return fits.length === 1 ? fits[0] : undefined;
}

function present(one: SeenAccount, names: Names): TrackerAccount {
  const { account, name, handle, issues, mappedTo, named } = one;
  const personOf = (id: string | null | undefined) => {
    const found = id ? names.get(id) : undefined;
    return id && found ? { id, name: found.name } : null;
  };
  const kept = personOf(mappedTo);
  const found = personOf(byAddress(one));
  return {
    account,
    name,
    handle,
    issues,
    person: kept ?? found,
    known: kept ? 'kept' : found ? 'by-address' : 'unknown',
    suggested: kept || found || named.length !== 1 ? null : personOf(named[0]),
  };
}
