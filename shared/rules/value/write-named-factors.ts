import { FACTOR_KIND_LABELS, type FactorKind } from '../factor-words.ts';
import { count } from '../plain-words.ts';
import type { ValueCounts } from './count.ts';
import type { ValueFigure } from './figures.ts';
import { PRIVATE, small } from './words.ts';

const SHOWN = 10;
type Named = ValueCounts['named'][number];

const becameOf = ({ before, now }: Named): string =>
  before === 0 ? 'Twice or more in the period' : now === 0 ? 'Stopped' : 'Came back';

/** The same factor under its own name, wherever it was: narrower than a kind at a service, and rarer. */
export function namedFactors({ named }: ValueCounts): ValueFigure {
  const back = named.filter(({ before, now }) => before > 0 && now > 0);
  const stopped = named.filter(({ now }) => now === 0);
  const again = named.filter(({ before }) => before === 0);
  const ordered = [...back, ...again, ...stopped];
  const incidents = named.reduce((all, { before, now }) => all + before + now, 0);
  return {
    key: 'named-factors',
    title: 'The same factor again',
    says:
      named.length === 0
        ? 'No single factor was found at two incidents of this time or the time before. Here will stand which came back under the same name, and which did not.'
        : `${count(named.length, 'single factor is', 'single factors are')} named at two incidents or more: ${back.length} came back in the period, ${again.length} came twice or more within it, ${stopped.length} of the time before did not come again.`,
    definition:
      'Confirmed factors of two incidents or more that are one: of the same kind and in the same words, case aside; or of the same kind and in nearly the same words, where one of the incidents is found, or said, to repeat the other. By incidents in the equal span before the period, and in the period. The same thing told in other words is not recognised, so there may be more than stand here.',
    sample: small(incidents, `${count(named.length, 'factor')} at ${count(incidents, 'incident')}`),
    exclusions: `Factors of a single incident, those that nobody confirmed, and those that limited the damage. ${PRIVATE}`,
    chart:
      named.length === 0
        ? null
        : {
            kind: 'topics',
            rows: ordered.slice(0, SHOWN).map(({ title, before, now }) => ({ label: title, before, now })),
          },
    table: {
      columns: ['Factor', 'Kind', 'Incidents before', 'Incidents in the period', 'What became of it'],
      rows: ordered.map((one) => [
        one.title,
        FACTOR_KIND_LABELS[one.kind as FactorKind] ?? one.kind,
        one.before,
        one.now,
        becameOf(one),
      ]),
    },
    behind: ordered.map(({ kind, words }) => ({ kind, words })),
  };
}
