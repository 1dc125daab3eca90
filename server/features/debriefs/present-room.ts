import { listSections, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { MeetingRoom } from '#shared/contracts/debriefs.ts';
import { readSection } from '#shared/document/markdown/index.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { NOTES_SECTION, whyIdeasWait } from '#shared/rules/debrief.ts';
import { readNotes } from '#shared/rules/debrief-notes.ts';
import { type DebriefRow, findCurrentDebrief } from './debriefs-store.ts';
import { type IdeaRow, listIdeas } from './ideas-store.ts';
import { presentDebrief } from './present-debrief.ts';

/** The debrief as everybody in it sees it now. */
export async function presentRoom(ctx: Context, actor: Actor, head: PostMortemHead): Promise<MeetingRoom> {
  const [row, ideas, sections] = await Promise.all([
    findCurrentDebrief(ctx.db, head.id),
    listIdeas(ctx.db, head.id),
    listSections(ctx.db, head.id),
  ]);
  const notes = sections.find((one) => one.key === NOTES_SECTION)?.markdown ?? '';
  return {
    debrief: row ? await presentDebrief(ctx, row, head.private) : null,
    meeting: row?.meeting ?? null,
    now: ctx.now().toISOString(),
    attendance: row ? attendanceOf(row) : [],
    ideas: ideas.map(presentIdea),
    ideasWait: whyIdeasWait(row?.meeting?.agreed != null),
    notes: row ? readNotes(readSection(notes), notesHeading(row)) : [],
    may: {
      ...allowances(actor, ['post-mortem.edit', 'follow-up.edit', 'comment.add', 'event.add', 'coach.answer'], head),
      write: head.status !== 'published',
    },
  };
}

export const presentIdea = (row: IdeaRow): MeetingRoom['ideas'][number] => ({
  id: row.id,
  text: row.text,
  by: row.by,
  at: row.at.toISOString(),
  state: row.state,
  followUp:
    row.followUpId === null
      ? null
      : { id: row.followUpId, title: row.followUpTitle ?? row.text, ownerName: row.ownerName },
  because: row.because,
});

/** Who is invited and who came, each once. */
function attendanceOf({ invited, attendance }: DebriefRow): MeetingRoom['attendance'] {
  const said = new Map(attendance.map((one) => [one.id, one]));
  const asked = new Set(invited.map((one) => one.id));
  const both = [...invited, ...attendance.filter((one) => !asked.has(one.id))];
  return both
    .map(({ id, name }) => ({ id, name, present: said.get(id)?.present ?? false, invited: asked.has(id) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Under which the notes of one debrief stand: its day, on the clock of whoever set it. */
export function notesHeading({ startsAt, timeZone }: Pick<DebriefRow, 'startsAt' | 'timeZone'>): string {
  const day = { timeZone, day: 'numeric', month: 'long', year: 'numeric' } as const;
  return `Debrief of ${new Intl.DateTimeFormat('en-GB', day).format(startsAt)}`;
}
