import {
  noteImpact,
  raiseParticipant,
  saveIncident,
  setServices,
  stateTime,
} from '#server/features/incidents/index.ts';
import { resolvePeople } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { PHASES } from '#shared/incident-record.ts';
import { isTimeZone } from '#shared/intake/time.ts';
import type { IntakeCommand, IntakeFields } from '#shared/intake/webhooks/index.ts';
import type { NamedIncident } from './incident-names-store.ts';

/** The columns are integers; a tool that counts beyond is taken at the most that can be stored. */
const MOST_CUSTOMERS = 2_147_483_647;

/** States what a tool knows of an incident; what it does not mention stays. */
export async function applyUpdate(ctx: Context, tx: Tx, incident: NamedIncident, fields: IntakeFields): Promise<void> {
  const customers =
    fields.impact?.customers === undefined ? undefined : Math.min(fields.impact.customers, MOST_CUSTOMERS);
  const [leadId] = fields.lead ? await resolvePeople(tx, [{ name: fields.lead }]) : [];
  const stated = {
    ...(fields.title === undefined ? {} : { title: fields.title }),
    ...(fields.severity === undefined ? {} : { severity: fields.severity }),
    ...(fields.type === undefined ? {} : { type: fields.type }),
    ...(fields.summary === undefined ? {} : { summary: fields.summary }),
    ...(fields.url === undefined ? {} : { url: fields.url }),
    ...(fields.timeZone && isTimeZone(fields.timeZone) ? { time_zone: fields.timeZone } : {}),
    ...(fields.impact?.text === undefined ? {} : { impact_text: fields.impact.text }),
    ...(customers === undefined ? {} : { impact_customers: customers }),
    ...(leadId ? { lead_id: leadId } : {}),
  };
  if (Object.keys(stated).length > 0) await saveIncident(tx, incident.id, stated, ctx.now());
  if (fields.title !== undefined) incident.title = fields.title;
  if (leadId) await raiseParticipant(tx, incident.id, leadId, 'lead');
  if (fields.services) await setServices(tx, incident.id, fields.services);
  if (fields.impact)
    await noteImpact(
      ctx,
      tx,
      incident.id,
      { impactText: fields.impact.text ?? '', impactCustomers: customers ?? null },
      incident.startedAt,
      null,
    );
  for (const phase of PHASES) {
    const at = fields.times?.[phase];
    if (at === undefined) continue;
    await stateTime(tx, incident.id, phase, new Date(at), null);
    if (phase !== 'impactStarted') continue;
    incident.startedAt = new Date(at);
    await saveIncident(tx, incident.id, { started_at: incident.startedAt }, ctx.now());
  }
}

/** Somebody took part, as the tool has it. */
export async function applyParticipant(
  ctx: Context,
  tx: Tx,
  incident: NamedIncident,
  command: Extract<IntakeCommand, { type: 'participant' }>,
): Promise<void> {
  const { name, handle, email, role } = command;
  const [personId] = await resolvePeople(tx, [{ name, handle: handle ?? null, email: email ?? null }]);
  if (!personId) return;
  await raiseParticipant(tx, incident.id, personId, role);
  if (role === 'lead') await saveIncident(tx, incident.id, { lead_id: personId }, ctx.now());
}
