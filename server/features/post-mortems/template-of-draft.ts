import { getInstallation } from '#server/features/installation/index.ts';
import { chooseTemplate, getTemplateInUse, getTemplateRow } from '#server/features/templates/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { DraftTemplate } from '#shared/drafting/shape.ts';
import { AppError } from '#shared/errors.ts';
import type { TemplateSection } from '#shared/templates/template.ts';
import { findPostMortemOf } from './post-mortems-store.ts';

export type TemplateOfDraft = DraftTemplate & { version: number; sections: TemplateSection[] };

/**
 * The template an incident is drafted by: the one its post-mortem has, else the one that is asked for, else the one that the
 * rules choose; and the installation's words for its variables.
 */
export async function templateOfDraft(
  db: Db,
  incidentId: string,
  named: string | undefined,
): Promise<{ template: TemplateOfDraft; setting: { name: string; word: string; now?: number } }> {
  const [existing, { name, word }] = await Promise.all([findPostMortemOf(db, incidentId), getInstallation(db)]);
  if (existing && named !== undefined && named !== existing.template)
    throw new AppError(
      'conflict',
      `PM-${existing.number} has the template "${existing.template}" already. Move it to another one there, with a preview.`,
    );
  const row = existing
    ? await getTemplateRow(db, existing.template, existing.templateVersion)
    : named === undefined
      ? (await chooseTemplate(db, [incidentId])).row
      : await getTemplateInUse(db, named);
  const template = { key: row.key, version: row.version, sections: row.content.sections };
  // "Today" stays the day it was begun: drafting again must not take every section for a changed one.
  return { template, setting: { name, word, ...(existing ? { now: existing.createdAt.getTime() } : {}) } };
}

/** Sections as they are stored, from the template and the texts they begin with. */
export const sectionsOf = (sections: readonly TemplateSection[], markdownOf: (section: TemplateSection) => string) =>
  sections.map((section, position) => ({
    key: section.key,
    title: section.title,
    guidance: section.guidance,
    required: section.required,
    position,
    markdown: markdownOf(section),
  }));
