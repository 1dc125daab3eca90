import { operation } from '#server/platform/operation.ts';
import { tryChannel as contract } from '#shared/contracts/channels.ts';
import { getChannel, presentChannel } from './change-channel.ts';
import { noteTry } from './channels-store.ts';
import { PostFault, postMessage } from './post-message.ts';

/** Whoever asks wants to see at once what the other side says, so it is asked here; nothing in the database waits for it. */
export const tryChannel = operation(contract, async (ctx, _actor, { id }) => {
  const { kind, address, name } = await getChannel(ctx.db, id);
  const message = {
    title: `Debrief can post to ${name}`,
    text: 'Somebody asked for this under Settings, Channels. Nothing has to be done.',
    sections: [],
    action: { label: 'Open Debrief', url: ctx.publicUrl },
  };
  const fault = await postMessage(ctx, { kind, address: ctx.vault.open(address) }, message).then(
    () => null,
    (error: unknown) => {
      if (error instanceof PostFault) return error.message;
      throw error;
    },
  );
  await noteTry(ctx.db, id, fault, ctx.now());
  return presentChannel(await getChannel(ctx.db, id));
});
