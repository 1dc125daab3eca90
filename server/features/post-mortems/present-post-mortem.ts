import type { z } from 'zod';
import {
  countEvents,
  type Derived,
  type EventRow,
  findEvents,
  getDerived,
  getIncidentRow,
  type IncidentRow,
  listKeyEvents,
  listParticipantRows,
  listSimilar,
  presentEvent,
  presentRow,
} from '#server/features/incidents/index.ts';
import { getInstallation } from '#server/features/installation/index.ts';
import type { Context, Db } from '#server/platform/context.ts';
import type { postMortem, postMortemRow, section } from '#shared/contracts/post-mortems.ts';
import { blockNames, expandBlocks } from '#shared/document/blocks.ts';
import { citationNumbers } from '#shared/document/citations.ts';
import { PHASES } from '#shared/incident-record.ts';
import { type Actor, allowances, maySee } from '#shared/rules/access.ts';
import { inOwnWord } from '#shared/rules/word-forms.ts';
import { type LiveData, liveBlocks } from './live-blocks.ts';
import { loadLiveRows } from './load-live-rows.ts';
import { findHandover, hasLeft, listCoWriters, listDeclined } from './ownership-store.ts';
import { guardOf, postMortemReference } from './post-mortem-access.ts';
import { getPostMortemRow, type PostMortemRow } from './post-mortems-store.ts';
import { listCitations, listSections, type SectionRow } from './sections-store.ts';

export type PostMortemView = z.input<typeof postMortem>;
export type SectionView = z.input<typeof section>;

export function presentPostMortemRow(row: PostMortemRow): z.input<typeof postMortemRow> {
  return {
    id: row.id,
    reference: postMortemReference(row.number),
    title: row.title,
    status: row.status,
    private: row.private,
    owner: row.ownerId && row.ownerName !== null ? { id: row.ownerId, name: row.ownerName } : null,
    ownerAccepted: row.ownerAccepted,
    dueAt: row.dueAt?.toISOString() ?? null,
    severity: row.severity,
    services: row.services,
    incidents: row.incidents.map(({ id, number, title }) => ({ id, reference: `INC-${number}`, title })),
    openQuestions: row.openQuestions.length,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

export async function presentPostMortem(ctx: Context, actor: Actor, id: string): Promise<PostMortemView> {
  const { db } = ctx;
  await ctx.documents.settle(id);
  const [row, guard, sections, cited, installation] = await Promise.all([
    getPostMortemRow(db, id),
    guardOf(db, id),
    listSections(db, id),
    listCitations(db, id),
    getInstallation(db),
  ]);
  const [ownership, incidents, keyEvents, events, similarOf, rows] = await Promise.all([
    presentOwnership(db, row),
    Promise.all(guard.incidentIds.map((incidentId) => loadIncident(db, incidentId))),
    listKeyEvents(db, guard.incidentIds),
    findEvents(
      db,
      cited.map((one) => one.eventId),
    ),
    Promise.all(guard.incidentIds.map((incidentId) => listSimilar(db, actor, incidentId))),
    loadLiveRows(db, id, sections),
  ]);
  const similar = similarOf.flat().filter((one) => !guard.incidentIds.includes(one.id));
  const byId = new Map(events.map((event) => [event.id, event]));
  const numbers = new Map(cited.map((one) => [one.eventId, one.number]));
  const blocks = liveBlocks({ incidents, keyEvents, similar, rows, timeZone: row.timeZone, numbers });
  const eventOf = new Map(cited.map((one) => [one.number, one.eventId]));
  const { owner: _, ownerAccepted: __, openQuestions: ___, incidents: ____, ...base } = presentPostMortemRow(row);
  const unwilling = new Set(ownership.declined.map(({ person }) => person.id));
  return {
    ...base,
    ...ownership,
    suggestions: row.suggestions
      .filter(({ personId }) => !unwilling.has(personId))
      .map((one) => ({
        person: { id: one.personId, name: one.name },
        reasons: one.reasons,
        against: one.against.map((reason) => inOwnWord(reason, installation.word)),
        isMember: one.isMember,
      })),
    earliestAt: row.earliestAt?.toISOString() ?? null,
    dueReasons: row.dueReasons,
    template: row.template,
    templateVersion: row.templateVersion,
    timeZone: row.timeZone,
    word: installation.word,
    incidents: incidents.map((one) => presentRow(one.row as IncidentRow)),
    times: mergeTimes(incidents.map((one) => one.derived)),
    keyEvents: keyEvents.map(presentEvent),
    eventCount: incidents.reduce((sum, one) => sum + one.events, 0),
    sections: sections.map((one) => presentSection(one, blocks, eventOf, keyEvents)),
    citations: cited.flatMap((one) => {
      const event = byId.get(one.eventId);
      return event ? [{ number: one.number, event: presentEvent(event) }] : [];
    }),
    openQuestions: row.openQuestions,
    similar,
    draftedAt: row.draftedAt?.toISOString() ?? null,
    may: maySee(actor, guard)
      ? allowances(actor, ['post-mortem.edit', 'post-mortem.move', 'event.edit', 'event.add', 'follow-up.edit'], guard)
      : {},
  };
}

async function presentOwnership(
  db: Db,
  row: PostMortemRow,
): Promise<Pick<PostMortemView, 'owner' | 'handover' | 'declined' | 'coWriters'>> {
  const [asked, declined, coWriters, left] = await Promise.all([
    findHandover(db, row.id),
    listDeclined(db, row.id),
    listCoWriters(db, row.id),
    row.ownerId !== null && hasLeft(db, row.ownerId),
  ]);
  const { owner, ownerAccepted } = presentPostMortemRow(row);
  return {
    owner: { person: owner, reasons: row.ownerReasons, accepted: ownerAccepted, hasLeft: left },
    handover: asked
      ? {
          person: { id: asked.personId, name: asked.name },
          by: asked.askedBy,
          note: asked.note,
          askedAt: asked.askedAt.toISOString(),
        }
      : null,
    declined: declined.map(({ personId, name, answer, answeredAt }) => ({
      person: { id: personId, name },
      note: answer,
      at: answeredAt!.toISOString(),
    })),
    coWriters,
  };
}

async function loadIncident(db: Db, id: string): Promise<LiveData['incidents'][number] & { events: number }> {
  const derived = await getDerived(db, id);
  const [row, participants, counts] = await Promise.all([
    getIncidentRow(db, id),
    listParticipantRows(db, id),
    countEvents(db, id),
  ]);
  return { row, derived, participants, events: counts.all };
}

/** Over several incidents: the first start, and the last end. */
export function mergeTimes(all: Derived[]): Derived['times'] {
  const isEnd = (phase: string) => phase === 'mitigated' || phase === 'resolved';
  return Object.fromEntries(
    PHASES.map((phase) => {
      const times = all.flatMap((one) => one.times[phase] ?? []).sort((a, b) => a.at.localeCompare(b.at));
      return [phase, (isEnd(phase) ? times.at(-1) : times[0]) ?? null];
    }),
  ) as Derived['times'];
}

export function presentSection(
  row: SectionRow,
  blocks: Record<string, string>,
  eventOf: ReadonlyMap<number, string>,
  keyEvents: readonly EventRow[],
): SectionView {
  const names = blockNames(row.markdown);
  const markdown = expandBlocks(row.markdown, blocks);
  const cited = citationNumbers(markdown).flatMap((number) => eventOf.get(number) ?? []);
  const live = names.includes('timeline') ? keyEvents.map((event) => event.id) : [];
  return {
    key: row.key,
    title: row.title,
    markdown,
    evidence: [...new Set([...cited, ...live])],
    version: row.version,
    guidance: row.guidance,
    required: row.required,
    editedBy: row.editedBy,
    editedAt: row.editedAt?.toISOString() ?? null,
    proposal:
      row.proposalId && row.proposalMarkdown !== null && row.proposalDraftedAt
        ? {
            id: row.proposalId,
            markdown: expandBlocks(row.proposalMarkdown, blocks),
            draftedAt: row.proposalDraftedAt.toISOString(),
          }
        : null,
    blocks: names,
  };
}
