import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, getPostMortem, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { planPublication, publishFor } from '#shared/contracts/publications.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import type { TestMember } from '../member.ts';
import type { TestServer } from '../server.ts';

/** A post-mortem that can be published, about an incident with a lead, a customer and links. */
export async function beginPostMortem(
  server: TestServer,
  writer: TestMember,
  title: string,
  more: { private?: boolean; services?: string[]; summary?: string; lead?: string } = {},
): Promise<string> {
  const { summary = 'The broker was full.', ...incidentMore } = more;
  const incident = await server.call(createIncident, {
    title,
    severity: 'SEV-1',
    startedAt: '2026-03-02T10:00:00Z',
    lead: 'Sam Okafor',
    services: ['checkout'],
    ...incidentMore,
  });
  await server.call(addEvents, {
    id: incident.id,
    events: [
      { at: '2026-03-02T10:03:00Z', kind: 'alert', text: 'p99 above 2 s', source: 'monitor' },
      { at: '2026-03-02T10:08:00Z', kind: 'action', text: 'Restarted the broker', actor: 'Sam Okafor' },
    ],
  });
  const made = await writer.call(createPostMortem, { title, incidents: [incident.id], template: 'standard' });
  await writeIn(writer, made.id, 'summary', summary);
  for (const section of made.sections.filter((one) => one.required && one.key !== 'summary'))
    await writeIn(writer, made.id, section.key, `${section.markdown}\n\nWritten by Sam Okafor.`);
  await writer.call(submit, { id: made.id });
  return made.id;
}

export async function writeIn(writer: TestMember, postMortem: string, key: string, markdown: string): Promise<void> {
  const { sections } = await writer.call(getPostMortem, { id: postMortem });
  const { version: baseVersion } = sections.find((section) => section.key === key)!;
  await writer.call(writeSection, { id: postMortem, key, markdown, baseVersion });
}

export async function publish(
  writer: TestMember,
  postMortem: string,
  audience: Audience = 'internal',
  change: (plan: PublicationPlan) => PublicationPlan = (plan) => plan,
  confirmPrivate = false,
) {
  const { plan } = await writer.call(planPublication, { id: postMortem, audience });
  return writer.call(publishFor, { id: postMortem, audience, plan: change(plan as PublicationPlan), confirmPrivate });
}
