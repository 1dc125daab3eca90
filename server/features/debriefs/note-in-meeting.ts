import { listQuestions, saveQuestion } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { answerInMeeting as answerContract, addNote as noteContract } from '#shared/contracts/debriefs.ts';
import { AppError } from '#shared/errors.ts';
import { NOTES_SECTION } from '#shared/rules/debrief.ts';
import { withNote, withParagraphs } from '#shared/rules/debrief-notes.ts';
import { openDebrief } from './open-debrief.ts';
import { notesHeading, presentRoom } from './present-room.ts';
import { nameOf } from './schedule-debrief.ts';
import { makeNotesSection, writeInDocument } from './write-in-document.ts';

export const addNote = operation(noteContract, async (ctx, actor, { id, kind, text }) => {
  const { head, row } = await openDebrief(ctx.db, actor, id, 'post-mortem.edit');
  refuseCancelled(row.state);
  await makeNotesSection(ctx, head);
  await writeInDocument(ctx, head, {
    key: NOTES_SECTION,
    by: nameOf(actor),
    write: (blocks) => withNote(blocks, notesHeading(row), { kind, text }),
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentRoom(ctx, actor, head);
});

/** The text first: a question must not count as answered while its answer is nowhere. */
export const answerInMeeting = operation(answerContract, async (ctx, actor, { id, section, text, questionId }) => {
  const { head, row } = await openDebrief(ctx.db, actor, id, 'post-mortem.edit');
  refuseCancelled(row.state);
  if (!text.trim())
    throw new AppError('bad-input', 'There is nothing to write yet.', [{ path: 'text', why: 'must not be empty' }]);
  if (questionId && !(await listQuestions(ctx.db, head.id)).some((one) => one.id === questionId))
    throw new AppError('not-found', 'The draft no longer asks this. Write it down without the question.');
  if (section === NOTES_SECTION) await makeNotesSection(ctx, head);
  await writeInDocument(ctx, head, {
    key: section,
    by: nameOf(actor),
    write: (blocks) => withParagraphs(blocks, text),
  });
  if (questionId) {
    const settled = { state: 'answered', reason: null, by: nameOf(actor), at: ctx.now() } as const;
    await ctx.transaction((tx) => saveQuestion(tx, head.id, questionId, settled));
    ctx.documents.tell(head.id, 'coach');
    ctx.documents.tell(head.id, 'post-mortem');
  }
  ctx.documents.tell(head.id, 'debrief');
  return presentRoom(ctx, actor, head);
});

function refuseCancelled(state: string): void {
  if (state === 'cancelled') throw new AppError('conflict', 'This debrief was called off. Schedule another.');
}
