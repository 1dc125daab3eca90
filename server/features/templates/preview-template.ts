import { getInstallation } from '#server/features/installation/index.ts';
import { operation } from '#server/platform/operation.ts';
import { previewTemplate as contract } from '#shared/contracts/templates.ts';
import { checkTemplate, sayFault } from '#shared/templates/check-template.ts';
import { renderPrefilled } from '#shared/templates/render-section.ts';
import { SAMPLE_FACTS } from '#shared/templates/sample-facts.ts';
import { tidyContent } from '#shared/templates/template.ts';

/** Sections whose text has a fault are shown empty: the fault says why. */
export const previewTemplate = operation(contract, async (ctx, _actor, input) => {
  const content = tidyContent(input);
  const faults = checkTemplate(content).slice(0, 200);
  const { name, word } = await getInstallation(ctx.db);
  const facts = { ...SAMPLE_FACTS, installation: { name, word } };
  const isFaulty = (index: number) => faults.some((fault) => fault.section === index && fault.field === 'prefilled');
  return {
    faults: faults.map((fault) => ({ ...fault, says: sayFault(fault, content) })),
    sections: content.sections.map(({ key, prefilled }, index) => ({
      key,
      markdown: isFaulty(index) ? '' : renderPrefilled(prefilled, facts),
    })),
  };
});
