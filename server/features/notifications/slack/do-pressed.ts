import { followUpOperations } from '#server/features/follow-ups/index.ts';
import { ownershipOperations } from '#server/features/ownership/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Operation } from '#server/platform/operation.ts';
import type { Contract, InputOf } from '#shared/contracts/contract.ts';
import { answerHandover } from '#shared/contracts/ownership.ts';
import { updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, may } from '#shared/rules/access.ts';
import { addWorkingDays, type Calendar, today } from '#shared/rules/calendar.ts';
import type { ToldRow } from '../told-store.ts';
import type { Press } from './write-direct.ts';

/** Working days that "Later" gives: a week. */
const LATER_BY = 5;

type Member = Extract<Actor, { kind: 'member' }>;

/** Does what somebody pressed, as they would do it here: the same operation, allowed and refused alike. Says what was done. */
export async function doPressed(
  ctx: Context,
  actor: Member,
  { press, told, calendar }: { press: Press; told: ToldRow; calendar: Calendar },
): Promise<string> {
  const { followUpId, followUpNumber, postMortemId, number } = told;
  if (followUpId !== null && followUpNumber !== null) {
    const name = `FU-${followUpNumber}`;
    if (press === 'done') {
      await runAs(ctx, actor, [followUpOperations, updateFollowUp], { id: followUpId, status: 'done' });
      return `${name} is done. Thank you.`;
    }
    if (press === 'take') {
      await runAs(ctx, actor, [followUpOperations, updateFollowUp], { id: followUpId, ownerId: actor.personId });
      return `${name} is yours.`;
    }
    const dueOn = addWorkingDays(calendar, today(calendar, ctx.now().getTime()), LATER_BY);
    const because = 'Put off by a week from Slack.';
    await runAs(ctx, actor, [followUpOperations, updateFollowUp], { id: followUpId, dueOn, because });
    return `${name} is due on ${dueOn} now.`;
  }
  if (press === 'take' && postMortemId !== null && number !== null) {
    await runAs(ctx, actor, [ownershipOperations, answerHandover], { id: postMortemId, accept: true });
    return `PM-${number} is yours.`;
  }
  throw new AppError('conflict', 'There is nothing left to do about it.');
}

/** Through the contract, as the HTTP door does it. */
async function runAs<C extends Contract>(
  ctx: Context,
  actor: Member,
  [operations, contract]: [readonly Operation[], C],
  input: InputOf<C>,
): Promise<void> {
  const { who } = contract;
  if (who !== 'anyone' && who !== 'signed-in' && !may(actor, who))
    throw new AppError('forbidden', 'Your role does not allow this. Ask an admin.');
  const operation = operations.find((one) => one.contract.name === contract.name);
  if (!operation) throw new Error(`there is no operation ${contract.name}`);
  const request = { headers: {}, setSession: () => {}, sessionToken: null, address: 'slack' };
  await operation.run(ctx, actor, contract.input.parse(input) as never, request);
}
