import type { z } from 'zod';
import type { Context } from '#server/platform/context.ts';
import type { showValue } from '#shared/contracts/value.ts';
import { AppError } from '#shared/errors.ts';
import { count } from '#shared/rules/plain-words.ts';
import { STRENGTH_ROWS, type ValueCounts } from '#shared/rules/value/count.ts';
import { writeFigures } from '#shared/rules/value/write-figures.ts';
import { countNamedFactors } from './count-named-factors.ts';
import {
  countDecided,
  countEffects,
  countFactors,
  countFollowUps,
  countIncidents,
  countReading,
  countTimes,
  findService,
  findTeam,
  type Scope,
} from './value-store.ts';

const DAY = 86_400_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 1096;

type Input = z.output<typeof showValue.input>;
type Named = Scope & { service: string | null; team: { id: string; name: string } | null };

/** The figures of one scope. Over public incidents alone: everybody who may read post-mortems reads the same numbers. */
export async function countValue(ctx: Context, input: Input): Promise<z.input<typeof showValue.output>> {
  const scope = await readScope(ctx, input);
  const { from, to, service, team } = scope;
  const counts = await countAll(ctx, scope);
  const last = dayOf(new Date(to.getTime() - DAY));
  const days = Math.round((to.getTime() - from.getTime()) / DAY);
  const of = [service && `service ${service}`, team && `team ${team.name}`].filter(Boolean).join(', ');
  return {
    scope: {
      from: dayOf(from),
      to: last,
      days,
      service,
      team,
      incidents: counts.incidents,
      words: `${dayOf(from)} to ${last} (${count(days, 'day')}, UTC), ${of || 'all services'}, public incidents only`,
    },
    figures: writeFigures(counts),
  };
}

async function countAll(ctx: Context, scope: Scope): Promise<ValueCounts> {
  const { db } = ctx;
  const now = ctx.now();
  const [incidents, followUps, factors, named, times, decided, effects, reading] = await Promise.all([
    countIncidents(db, scope),
    countFollowUps(db, scope, dayOf(now)),
    countFactors(db, scope),
    countNamedFactors(db, scope),
    countTimes(db, scope),
    countDecided(db, scope, now),
    countEffects(db, scope),
    countReading(db, scope),
  ]);
  const none = { done: 0, late: 0, open: 0, wontDo: 0 };
  return {
    incidents,
    followUps: STRENGTH_ROWS.map(
      (strength) => followUps.find((row) => row.strength === strength) ?? { strength, ...none },
    ),
    factors,
    named,
    ...times,
    decided,
    effects,
    reading,
  };
}

export async function readScope(ctx: Context, input: Input): Promise<Named> {
  const today = Date.parse(dayOf(ctx.now()));
  const to = new Date((input.to ? Date.parse(input.to) : today) + DAY);
  const from = input.from ? new Date(input.from) : new Date(to.getTime() - USUAL_DAYS * DAY);
  if (from >= to) throw new AppError('bad-input', 'from must not be after to.');
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY)
    throw new AppError('bad-input', `At most ${MOST_DAYS} days at a time: that is three years.`);
  const service = input.service ? await findService(ctx.db, input.service) : undefined;
  if (input.service && !service) throw new AppError('not-found', `There is no service ${input.service}.`);
  const team = input.team ? await findTeam(ctx.db, input.team) : undefined;
  if (input.team && !team) throw new AppError('not-found', 'There is no such team.');
  return {
    from,
    to,
    serviceId: service?.id ?? null,
    teamId: team?.id ?? null,
    service: service?.name ?? null,
    team: team ?? null,
  };
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
