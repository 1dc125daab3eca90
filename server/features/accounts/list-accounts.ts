import { getPostMortemHead, getPostMortemRow } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listAccounts as contract } from '#shared/contracts/accounts.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';
import { allowances } from '#shared/rules/access.ts';
import { type AccountReader, accountSight } from '#shared/rules/accounts.ts';
import { type AccountRow, listAccountRows, listParticipantsOf } from './accounts-store.ts';

export const listAccounts = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const [accounts, participants, { ownerId }] = await Promise.all([
    listAccountRows(ctx.db, head.id),
    listParticipantsOf(ctx.db, head.incidentIds),
    getPostMortemRow(ctx.db, head.id),
  ]);
  const personId = actor.kind === 'member' ? actor.personId : null;
  const mine = accounts.find((one) => one.personId === personId);
  const reader = {
    personId,
    isOwner: personId !== null && personId === ownerId,
    isAsked: mine !== undefined,
    isDone: mine !== undefined && stateOf(mine) !== 'asked',
  };
  const roles = new Map(participants.map((one) => [one.id, one.role]));
  const asked = new Set(accounts.map((one) => one.personId));
  return {
    items: accounts.map((one) => present(one, roles.get(one.personId) ?? null, reader)),
    others: participants.filter((one) => !asked.has(one.id)),
    mine: mine ? stateOf(mine) : null,
    may: allowances(actor, ['post-mortem.edit'], head),
  };
});

const stateOf = ({ sentAt, declinedAt }: AccountRow) =>
  sentAt !== null ? ('sent' as const) : declinedAt !== null ? ('declined' as const) : ('asked' as const);

function present(account: AccountRow, role: ParticipantRole | null, reader: AccountReader) {
  const state = stateOf(account);
  const sight = accountSight(account, reader);
  const isRead = state === 'sent' && (sight === 'named' || sight === 'role');
  const isNameless = state === 'sent' && account.sharing === 'role' && account.personId !== reader.personId;
  return {
    id: account.id,
    person: isNameless ? null : { id: account.personId, name: account.name },
    role,
    state,
    askedAt: account.askedAt.toISOString(),
    // Who sent when would tell who a nameless one is.
    sentAt: isNameless ? null : (account.sentAt?.toISOString() ?? null),
    byLink: !isNameless && !account.isMember,
    sight,
    answers: isRead ? account.answers : [],
  };
}
