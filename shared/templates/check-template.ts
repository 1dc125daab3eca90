import { checkLiquid } from './check-liquid.ts';
import { TEMPLATE_BLOCKS } from './live-block-names.ts';
import { MOST_KEY, TEMPLATE_KEY, type TemplateContent, type TemplateSection } from './template.ts';
import { nearest } from './variables.ts';

/** A fault of a template. `section` counts from 0; `line` and `column` from 1, in prefilled text only. */
export type TemplateFault = {
  section: number | null;
  field: 'name' | 'sections' | 'key' | 'title' | 'prefilled';
  line: number | null;
  column: number | null;
  why: string;
};

const BLOCK = /^[ \t]*<!--\s*block:\s*([^\s>]*)[^>]*-->[ \t]*$/;
const KNOWN = TEMPLATE_BLOCKS.map(([name]) => name as string);

/** Everything that keeps a template from being saved, in the order in which it is read. */
export const checkTemplate = ({ name, sections }: TemplateContent): TemplateFault[] => {
  const faults: TemplateFault[] = [];
  const whole = (field: TemplateFault['field'], why: string) =>
    faults.push({ section: null, field, line: null, column: null, why });
  if (name.trim() === '') whole('name', 'it needs a name');
  if (sections.length === 0) whole('sections', 'it needs at least one section');
  const seen = new Set<string>();
  sections.forEach((section, index) => {
    faults.push(...checkSection(section, index, seen));
    seen.add(section.key);
  });
  return faults;
};

const checkSection = (section: TemplateSection, index: number, seen: ReadonlySet<string>): TemplateFault[] => {
  const { key, title, prefilled } = section;
  const at = (field: TemplateFault['field'], why: string): TemplateFault => ({
    section: index,
    field,
    line: null,
    column: null,
    why,
  });
  return [
    ...(title.trim() === '' ? [at('title', 'it needs a title')] : []),
    ...(TEMPLATE_KEY.test(key) && key.length <= MOST_KEY
      ? []
      : [at('key', `its key "${key}" must be small letters, digits and hyphens, such as what-we-learned`)]),
    ...(seen.has(key) ? [at('key', `its key "${key}" is that of a section above; each needs its own`)] : []),
    ...checkPrefilled(prefilled, index),
  ];
};

const checkPrefilled = (prefilled: string, section: number): TemplateFault[] =>
  [
    ...checkBlocks(prefilled, section),
    ...checkLiquid(prefilled).map((fault): TemplateFault => ({ section, field: 'prefilled', ...fault })),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

const checkBlocks = (prefilled: string, section: number): TemplateFault[] =>
  prefilled.split('\n').flatMap((text, index): TemplateFault[] => {
    const name = BLOCK.exec(text)?.[1];
    if (name === undefined || KNOWN.includes(name)) return [];
    const near = nearest(name, KNOWN);
    const why = `there is no live block "${name}"${near ? `; did you mean "${near}"?` : `; known are ${KNOWN.join(', ')}`}`;
    return [{ section, field: 'prefilled', line: index + 1, column: text.indexOf('<') + 1, why }];
  });

/** The fault as a sentence: where, then what. `Section "Impact", prefilled text, line 3, column 5: there is no …`. */
export const sayFault = (fault: TemplateFault, { sections }: TemplateContent): string => {
  const why = /[.?!]$/.test(fault.why) ? fault.why : `${fault.why}.`;
  if (fault.section === null) return `The template cannot be saved: ${why}`;
  const title = sections[fault.section]?.title.trim();
  const place = fault.line === null ? '' : `, prefilled text, line ${fault.line}, column ${fault.column}`;
  return `Section ${title ? `"${title}"` : fault.section + 1}${place}: ${why}`;
};
