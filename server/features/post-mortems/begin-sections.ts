import { getInstallation } from '#server/features/installation/index.ts';
import type { TemplateRow } from '#server/features/templates/index.ts';
import type { Context, Db } from '#server/platform/context.ts';
import { draftPostMortem } from '#shared/drafting/draft.ts';
import { factsOf, factsWithoutIncident, type TemplateFacts } from '#shared/templates/facts.ts';
import { INCIDENT_BLOCKS } from '#shared/templates/live-block-names.ts';
import { renderPrefilled } from '#shared/templates/render-section.ts';
import { buildRecord } from './build-record.ts';
import type { NewSection } from './sections-store.ts';
import { sectionsOf } from './template-of-draft.ts';

const OF_INCIDENT = new RegExp(`^<!-- block: (?:${INCIDENT_BLOCKS.join('|')})(?: \\S+)? -->\\s*$`, 'gm');

type Subject = { title: string; timeZone: string; incidentIds: readonly string[] };

/** What the variables of a template stand for in a post-mortem; with several incidents, in the first of them. */
export async function templateFacts(ctx: Context, db: Db, subject: Subject): Promise<TemplateFacts> {
  const { name, word } = await getInstallation(db);
  const setting = { name, word, now: ctx.now().getTime() };
  const [incidentId] = subject.incidentIds;
  if (incidentId === undefined) return factsWithoutIncident(subject.title, subject.timeZone, setting);
  const record = await buildRecord(db, incidentId);
  const draft = draftPostMortem(record, { timeZone: subject.timeZone, now: setting.now });
  const items = draft.sections.find(({ key }) => key === 'key-information')?.items ?? [];
  return factsOf(record, draft, items, setting);
}

/** The sections of a template as a post-mortem written by hand begins with them. */
export function beginSections(template: TemplateRow, facts: TemplateFacts, hasIncident: boolean): NewSection[] {
  return sectionsOf(template.content.sections, ({ prefilled }) => {
    const text = renderPrefilled(prefilled, facts);
    return hasIncident ? text : text.replace(OF_INCIDENT, '').trim();
  });
}
