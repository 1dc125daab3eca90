import {
  freeKey,
  isSameContent,
  keyOf,
  type TemplateChoice,
  type TemplateContent,
  type TemplateSection,
} from '#shared/templates/template.ts';

/** A section while it is edited. `id` stays while keys and places change; `isNew`: its key still follows its title. */
export type DraftSection = TemplateSection & { id: number; isNew: boolean };
export type TemplateDraft = Omit<TemplateContent, 'sections'> & TemplateChoice & { sections: DraftSection[] };

export const EMPTY_TEMPLATE: TemplateContent & TemplateChoice = {
  name: '',
  description: '',
  priority: 0,
  rules: [],
  sections: [{ key: 'summary', title: 'Summary', guidance: '', required: true, prefilled: '' }],
};

export const beginDraft = (template: TemplateContent & TemplateChoice): TemplateDraft => ({
  name: template.name,
  description: template.description,
  priority: template.priority,
  rules: template.rules,
  sections: template.sections.map((section, id) => ({ ...section, id, isNew: false })),
});

/** What is sent to the server: without what only the screen knows. */
export const contentOf = ({ name, description, sections }: TemplateDraft): TemplateContent => ({
  name,
  description,
  sections: sections.map(({ key, title, guidance, required, prefilled }) => ({
    key,
    title,
    guidance,
    required,
    prefilled,
  })),
});

export const isSameDraft = (a: TemplateDraft, b: TemplateDraft): boolean =>
  isSameContent(contentOf(a), contentOf(b)) &&
  JSON.stringify([a.priority, a.rules]) === JSON.stringify([b.priority, b.rules]);

export const addSection = (draft: TemplateDraft): { draft: TemplateDraft; id: number } => {
  const id = Math.max(-1, ...draft.sections.map((one) => one.id)) + 1;
  const key = freeKey('section', keysOf(draft));
  const section = { id, isNew: true, key, title: '', guidance: '', required: false, prefilled: '' };
  return { draft: { ...draft, sections: [...draft.sections, section] }, id };
};

export const changeSection = (draft: TemplateDraft, id: number, change: Partial<TemplateSection>): TemplateDraft => ({
  ...draft,
  sections: draft.sections.map((section) => {
    if (section.id !== id) return section;
    const next = { ...section, ...change };
    if (change.key !== undefined) return { ...next, isNew: false };
    if (!section.isNew || change.title === undefined) return next;
    const others = keysOf({ ...draft, sections: draft.sections.filter((one) => one.id !== id) });
    return { ...next, key: freeKey(keyOf(change.title, 'section'), others) };
  }),
});

export const removeSection = (draft: TemplateDraft, id: number): TemplateDraft => ({
  ...draft,
  sections: draft.sections.filter((section) => section.id !== id),
});

/** Moves a section to a place, counted from 0 as it will be; beyond the ends, to the end. */
export const moveSection = (draft: TemplateDraft, id: number, to: number): TemplateDraft => {
  const section = draft.sections.find((one) => one.id === id);
  if (!section) return draft;
  const rest = draft.sections.filter((one) => one.id !== id);
  const place = Math.max(0, Math.min(rest.length, to));
  return { ...draft, sections: [...rest.slice(0, place), section, ...rest.slice(place)] };
};

const keysOf = (draft: TemplateDraft): Set<string> => new Set(draft.sections.map(({ key }) => key));
