import type { z } from 'zod';
import { listTeamRows } from '#server/features/teams/index.ts';
import type { Context, Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  type channel,
  createChannel as createContract,
  listChannels as listContract,
  removeChannel as removeContract,
  updateChannel as updateContract,
} from '#shared/contracts/channels.ts';
import { AppError } from '#shared/errors.ts';
import {
  type ChannelRow,
  deleteChannel,
  findChannel,
  insertChannel,
  listChannelRows,
  saveChannel,
} from './channels-store.ts';

/** Enough to tell one from another, and too little to use. */
const SHOWN_OF_ADDRESS = 4;

export const listChannels = operation(listContract, async (ctx) => ({
  items: (await listChannelRows(ctx.db)).map(presentChannel),
}));

export const createChannel = operation(createContract, async (ctx, actor, input) => {
  const id = await ctx.transaction(async (tx) => {
    await refuseUnknownTeam(tx, input.teamId);
    const made = await insertChannel(tx, {
      kind: input.kind,
      name: input.name,
      team_id: input.teamId,
      has_announcements: input.announcements,
      has_digests: input.digests,
      ...sealedAddress(ctx, input.address),
    });
    await ctx.record(tx, actor, {
      action: 'channel.created',
      subject: { kind: 'channel', id: made, name: input.name },
      after: {
        kind: input.kind,
        host: new URL(input.address).host,
        announcements: input.announcements,
        digests: input.digests,
      },
    });
    return made;
  });
  return presentChannel(await getChannel(ctx.db, id));
});

export const updateChannel = operation(updateContract, async (ctx, actor, input) => {
  const { id, address, name, teamId, announcements, digests } = input;
  await ctx.transaction(async (tx) => {
    const before = await getChannel(tx, id);
    if (teamId) await refuseUnknownTeam(tx, teamId);
    await saveChannel(tx, id, {
      ...(name !== undefined && { name }),
      ...(teamId !== undefined && { team_id: teamId }),
      ...(announcements !== undefined && { has_announcements: announcements }),
      ...(digests !== undefined && { has_digests: digests }),
      ...(address !== undefined && sealedAddress(ctx, address)),
    });
    const after = await getChannel(tx, id);
    await ctx.record(tx, actor, {
      action: 'channel.changed',
      subject: { kind: 'channel', id, name: after.name },
      before: inWords(before),
      after: { ...inWords(after), ...(address !== undefined && { address: 'another one' }) },
    });
  });
  return presentChannel(await getChannel(ctx.db, id));
});

export const removeChannel = operation(removeContract, async (ctx, actor, { id }) => {
  await ctx.transaction(async (tx) => {
    const channel = await getChannel(tx, id);
    await deleteChannel(tx, id);
    await ctx.record(tx, actor, {
      action: 'channel.removed',
      subject: { kind: 'channel', id, name: channel.name },
      before: inWords(channel),
    });
  });
  return { ok: true as const };
});

export async function getChannel(db: Db, id: string): Promise<ChannelRow> {
  const channel = await findChannel(db, id);
  if (!channel) throw new AppError('not-found', 'There is no such channel. Somebody may have removed it.');
  return channel;
}

export function presentChannel(row: ChannelRow): z.input<typeof channel> {
  const { address: _, teamId, teamName, triedAt, lastPostedAt, ...rest } = row;
  return {
    ...rest,
    team: teamId === null ? null : { id: teamId, name: teamName ?? '' },
    triedAt: triedAt?.toISOString() ?? null,
    lastPostedAt: lastPostedAt?.toISOString() ?? null,
  };
}

const sealedAddress = ({ vault }: Context, address: string) => ({
  address: vault.seal(address),
  host: new URL(address).host,
  ending: address.slice(-SHOWN_OF_ADDRESS),
});

async function refuseUnknownTeam(db: Db, teamId: string | null): Promise<void> {
  if (teamId !== null && (await listTeamRows(db, [teamId])).length === 0)
    throw new AppError('not-found', 'There is no such team.');
}

const inWords = ({ name, host, teamName, announcements, digests }: ChannelRow) => ({
  name,
  host,
  team: teamName,
  announcements,
  digests,
});
