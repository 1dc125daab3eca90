import { OutboundFault, OutboundRefused } from '#server/platform/outbound/outbound.ts';
import { reaction } from '#server/platform/reaction.ts';

/** Says to whoever pressed, and to nobody else, what came of it. Slack takes that for half an hour; nothing hangs on it. */
export const answerPress = reaction('slack-pressed', 'answer', async (ctx, { answerTo, text }) => {
  const url = ctx.vault.open(Buffer.from(answerTo, 'base64'));
  try {
    const response = await ctx.outbound.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    });
    await response.body?.cancel();
  } catch (error) {
    if (!(error instanceof OutboundFault) && !(error instanceof OutboundRefused)) throw error;
    ctx.log.warn({ fault: error.message }, 'Slack was not told what came of a press');
  }
});
