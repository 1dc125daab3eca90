import type { z } from 'zod';
import { incidentReference } from '#server/features/incidents/index.ts';
import { guardOf, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { effectCheck } from '#shared/contracts/effects.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, may } from '#shared/rules/access.ts';
import { type CheckRow, findCheck, findSubject, listAnswers, type Subject } from './effects-store.ts';
import { gatherNumbers } from './gather-numbers.ts';
import { listRecurrences } from './recurrences-store.ts';

export async function getSubject(ctx: Context, actor: Actor, ref: string): Promise<Subject> {
  const subject = await findSubject(ctx.db, actor, ref);
  if (!subject)
    throw new AppError(
      'not-found',
      `There is no follow-up ${ref} that somebody took on, or it is of a private post-mortem that you took no part in.`,
    );
  return subject;
}

/** The question with the numbers in front, what was answered, and what came although it was done. */
export async function presentEffect(
  ctx: Context,
  actor: Actor,
  subject: Subject,
): Promise<z.input<typeof effectCheck>> {
  const { db } = ctx;
  const check = await findCheck(db, subject.id);
  const [numbers, answers, recurrences, guard] = await Promise.all([
    subject.status === 'done' && subject.doneAt ? gatherNumbers(db, subject, subject.doneAt, ctx.now()) : null,
    check ? listAnswers(db, check.id) : [],
    check ? listRecurrences(db, actor, check.id) : [],
    subject.postMortemId ? guardOf(db, subject.postMortemId) : undefined,
  ]);
  const lastAt = answers[0]?.at;
  const since = recurrences.filter((one) => lastAt !== undefined && one.at > lastAt);
  const mayEdit = may(actor, 'follow-up.edit', guard);
  return {
    followUp: presentSubject(subject),
    state: stateOf(subject, check, lastAt !== undefined && since.length === 0),
    doneAt: subject.status === 'done' ? (subject.doneAt?.toISOString() ?? null) : null,
    askAt: check?.askAt.toISOString() ?? null,
    because: check?.because ?? '',
    askedAt: check?.askedAt?.toISOString() ?? null,
    numbers,
    answers: answers.map((one) => ({ ...one, at: one.at.toISOString() })),
    recurrences: recurrences.map(({ incidentId, number, title, at }) => ({
      incident: { id: incidentId, reference: incidentReference(number), title },
      at: at.toISOString(),
      sinceAnswer: lastAt !== undefined && at > lastAt,
    })),
    may: { answer: mayEdit && subject.status === 'done', edit: mayEdit },
  };
}

function stateOf(subject: Subject, check: CheckRow | undefined, isAnswered: boolean) {
  if (subject.status !== 'done') return 'not-done' as const;
  if (isAnswered) return 'answered' as const;
  return check?.askedAt ? ('asked' as const) : ('waiting' as const);
}

function presentSubject(one: Subject) {
  return {
    id: one.id,
    reference: `FU-${one.number}`,
    title: one.title,
    status: one.status,
    kind: one.kind,
    owner: one.ownerId && one.ownerName !== null ? { id: one.ownerId, name: one.ownerName } : null,
    postMortem:
      one.postMortemId && one.postMortemNumber !== null
        ? {
            id: one.postMortemId,
            reference: postMortemReference(one.postMortemNumber),
            title: one.postMortemTitle ?? '',
          }
        : null,
    factors: one.factors.map(({ id, title }) => ({ id, title })),
    expected: { change: one.effect?.change ?? '', measure: one.effect?.measure ?? '' },
  };
}
