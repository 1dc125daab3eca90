import { isAbout } from './markdown-sections.ts';

const KEYS: readonly [string, (heading: string) => boolean][] = [
  ['timeline', (heading) => isAbout('timeline', heading) && !/^what happened$/i.test(heading)],
  ['follow-ups', (heading) => isAbout('followUps', heading)],
  [
    'learnings-and-risks',
    (heading) => /lessons?|learn(?:ed|t|ings?)|take-?aways?|went (?:poorly|badly|wrong)|risks?\b/i.test(heading),
  ],
  ['summary', (heading) => isAbout('summary', heading) || /^what happened$/i.test(heading)],
  ['contributing-factors', (heading) => /root.?causes?|contribut|causes?$|\bwhy\b|triggers?$|analysis/i.test(heading)],
  ['mitigators', (heading) => /mitigat|resolution|recovery|went (?:well|right)|lucky|luck$/i.test(heading)],
  [
    'key-information',
    (heading) => /^(?:key |incident )?(?:information|info|facts|details|metadata|data)$/i.test(heading),
  ],
  ['debrief-notes', (heading) => /\bnotes?$|discussion|^q ?& ?a$|meeting|debrief/i.test(heading)],
];

/**
 * What a heading of somebody else's document announces, as a section key of the standard template; the first that fits decides.
 * What stands in brackets ("all times in CET") is about the part, and does not name it.
 */
export const standardSectionKey = (heading: string): string | undefined => {
  const name = heading.replace(/\s*[([].*$/, '') || heading;
  return KEYS.find(([, fits]) => fits(name))?.[0];
};
