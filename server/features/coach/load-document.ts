import { listFactorRows, listPlanned, listRiskRows } from '#server/features/findings/index.ts';
import { getDerived, getIncidentRow, listKeyEvents } from '#server/features/incidents/index.ts';
import { mergeTimes, type PostMortemHead, type SectionRow } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { type CoachDocument, showsEvidence } from '#shared/coach/gaps/coach-document.ts';
import { blockNames } from '#shared/document/blocks.ts';
import { isDrafted } from '#shared/drafting/templates.ts';

/** The post-mortem as gaps are looked for in it: its sections, and the rows that its live blocks show. */
export async function loadDocument(
  db: Db,
  { id, incidentIds }: Pick<PostMortemHead, 'id' | 'incidentIds'>,
  sections: readonly SectionRow[],
): Promise<CoachDocument> {
  const ofEach = <Row>(read: (incidentId: string) => Promise<Row>) => Promise.all(incidentIds.map(read));
  const [factors, followUps, risks, events, incidents, derived] = await Promise.all([
    listFactorRows(db, id),
    listPlanned(db, id),
    listRiskRows(db, id),
    listKeyEvents(db, incidentIds),
    ofEach((incidentId) => getIncidentRow(db, incidentId)),
    ofEach((incidentId) => getDerived(db, incidentId)),
  ]);
  const isShown = ({ state }: { state: string }) => state !== 'struck';
  const shown = factors.filter(isShown);
  const mitigators = shown.filter(({ role }) => role === 'limited-the-damage').length;
  const rows: Record<string, number> = {
    timeline: events.length,
    'contributing-factors': shown.length - mitigators,
    mitigators,
    risks: risks.filter(isShown).length,
    'follow-ups': followUps.filter(isShown).length,
  };
  return {
    sections: sections.map(({ key, title, markdown, drafted, required }) => ({
      key,
      title,
      markdown,
      // What the draft says counts as said; what a template begins a section with does not.
      prefilled: isDrafted(key) ? '' : drafted,
      required,
      // Blocks of the incident show what is known of it, and are nobody's to fill.
      rows: blockNames(markdown).reduce((sum, name) => sum + (rows[name] ?? 1), 0),
    })),
    timeline: events.map(({ at, ...event }) => ({
      id: event.id,
      at: at.toISOString(),
      kind: event.kind,
      text: event.text,
      basis: event.basis,
      actor: event.actor,
      hasEvidence: showsEvidence(event),
    })),
    times: mergeTimes(derived),
    impact: {
      text: incidents.flatMap(({ impactText }) => impactText || []).join('; '),
      customers: incidents.reduce<number | null>(
        (sum, { impactCustomers }) => (impactCustomers === null ? sum : (sum ?? 0) + impactCustomers),
        null,
      ),
    },
    factors,
    followUps: followUps.map((row) => ({
      id: row.id,
      title: row.title,
      why: row.why,
      state: row.state,
      status: row.status,
      owner: row.ownerName,
      dueAt: row.dueOn,
      trackerUrl: row.url,
      priority: row.priority,
      kind: row.kind,
      factorIds: row.factorIds,
    })),
  };
}
