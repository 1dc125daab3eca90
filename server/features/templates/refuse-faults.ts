import { AppError } from '#shared/errors.ts';
import { checkTemplate, sayFault, type TemplateFault } from '#shared/templates/check-template.ts';
import type { TemplateContent } from '#shared/templates/template.ts';

const pathOf = ({ section, field }: TemplateFault) => (section === null ? field : `sections.${section}.${field}`);

/** Refuses a template that could not be filled in; each problem names its section, line and column. */
export function refuseFaults(content: TemplateContent): void {
  const faults = checkTemplate(content);
  const [first] = faults;
  if (!first) return;
  const more = faults.length > 1 ? ` (${faults.length - 1} more)` : '';
  throw new AppError(
    'bad-input',
    `${sayFault(first, content)}${more}`,
    faults.slice(0, 50).map((fault) => ({
      path: pathOf(fault),
      why: fault.line === null ? fault.why : `line ${fault.line}, column ${fault.column}: ${fault.why}`,
    })),
  );
}
