import { RULE_FIELDS, type TemplateFile, type TemplateRule, tidyContent } from './template.ts';

export const TEMPLATE_FORMAT = 'debrief.template/v1';

/** Lines of text that would be read as structure stand behind one backslash more in a file. */
export const STRUCTURE = /^(\\*)(<!-- section:)/;

/** A template as a file: front matter, then each section behind a marker, with a heading, guidance as a quotation, and text. */
export const writeTemplateFile = (template: TemplateFile): string => {
  const { name, description, sections } = tidyContent(template);
  const head = [
    '---',
    `format: ${TEMPLATE_FORMAT}`,
    `key: ${template.key}`,
    `name: ${JSON.stringify(name)}`,
    ...(description ? [`description: ${JSON.stringify(description)}`] : []),
    ...(template.priority === 0 ? [] : [`priority: ${template.priority}`]),
    ...(template.rules.length === 0 ? [] : ['rules:', ...template.rules.map(writeRule)]),
    '---',
  ];
  const body = sections.map(({ key, title, guidance, required, prefilled }) => {
    const text = prefilled
      .split('\n')
      .map((line) => line.replace(STRUCTURE, '\\$1$2'))
      .join('\n');
    // A quotation that belongs to the text must not be taken for the guidance.
    const isQuoted = guidance !== '' || text.startsWith('>');
    return [
      `<!-- section: ${key}${required ? ', required' : ''} -->`,
      `## ${title}`,
      ...(isQuoted ? ['', ...guidance.split('\n').map((line) => (line ? `> ${line}` : '>'))] : []),
      ...(text ? ['', text] : []),
    ].join('\n');
  });
  return `${[head.join('\n'), ...body].join('\n\n')}\n`;
};

const writeRule = (rule: TemplateRule): string => {
  const listed = (words: readonly string[]) => `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  const said = RULE_FIELDS.filter((field) => rule[field].length > 0).map((field) => `${field}: ${listed(rule[field])}`);
  return said.length === 0 ? '  - {}' : `  - ${said.join('\n    ')}`;
};
