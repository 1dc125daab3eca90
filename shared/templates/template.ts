/** A section of a template. `prefilled` is Markdown with Liquid variables and live block markers; `guidance` is plain text. */
export type TemplateSection = { key: string; title: string; guidance: string; required: boolean; prefilled: string };

/** What one version of a template says. Versions never change: saving something else makes the next one. */
export type TemplateContent = { name: string; description: string; sections: TemplateSection[] };

/** Holds for an incident when each list that is not empty has something of it. A rule of empty lists holds for every incident. */
export type TemplateRule = { severity: string[]; type: string[]; service: string[]; team: string[] };

/** When a template is chosen: any of its rules holds, and no template of higher priority has one that does. */
export type TemplateChoice = { priority: number; rules: TemplateRule[] };

/** Everything a template file carries. */
export type TemplateFile = TemplateContent & TemplateChoice & { key: string };

export const RULE_FIELDS = ['severity', 'type', 'service', 'team'] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

export const MOST_SECTIONS = 60;
export const MOST_PREFILLED = 50_000;
export const MOST_GUIDANCE = 4000;
export const MOST_TITLE = 200;
export const MOST_RULES = 50;
/** Templates of higher priority are asked first. */
export const PRIORITY = { least: -1000, most: 1000 };

/** Keys of templates and sections: part of addresses, so short and plain. */
export const TEMPLATE_KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const MOST_KEY = 60;

/** "What we learned!" becomes "what-we-learned"; a title without any letter a key may have becomes `otherwise`. */
export const keyOf = (title: string, otherwise: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MOST_KEY)
    .replace(/-+$/, '') || otherwise;

/** A key that none of `taken` is: "notes", "notes-2", "notes-3". */
export const freeKey = (key: string, taken: { has: (key: string) => boolean }): string => {
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : `-${number}`;
    const candidate = `${key.slice(0, MOST_KEY - ending.length).replace(/-+$/, '')}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
};

/** Text as it is stored: line ends are \n, no blank lines before it, nothing after it. */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();

/** One printable line. */
const tidyLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The form in which content is stored and compared: two that say the same are equal. */
export const tidyContent = ({ name, description, sections }: TemplateContent): TemplateContent => ({
  name: tidyLine(name),
  description: tidyLine(description),
  sections: sections.map(({ key, title, guidance, required, prefilled }) => ({
    key,
    title: tidyLine(title),
    guidance: tidyText(guidance).trim(),
    required,
    prefilled: tidyText(prefilled),
  })),
});

export const isSameContent = (a: TemplateContent, b: TemplateContent): boolean =>
  JSON.stringify(tidyContent(a)) === JSON.stringify(tidyContent(b));
