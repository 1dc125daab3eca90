import type { GapRule } from '../finding.ts';
import type { CoachFactor } from './coach-document.ts';
import { type Found, placeOf, type Reading, sectionsAbout } from './reading.ts';

/** From here on a text is an account with its own causes, not the name of one factor. */
const ACCOUNT = 600;
/** Up to here it is a name; what is longer says what it means. */
const NAME = 160;
const ENOUGH = 2;
/** What somebody or some machine said is not the writer's word. */
const QUOTED = /"[^"]{1,300}"|“[^”]{1,300}”|`[^`]{1,300}`/g;

const of = (rule: GapRule, { id, title }: CoachFactor): Found => ({ rule, about: { kind: 'factor', id, title } });

function findFew(reading: Reading, contributing: readonly CoachFactor[]): Found[] {
  const isAccount = ({ title }: CoachFactor) => title.length > ACCOUNT;
  if (contributing.length >= ENOUGH || contributing.some(isAccount)) return [];
  const place = sectionsAbout(reading, 'factors', 'contributing-factors');
  return [{ rule: 'few-factors', about: placeOf(place) }];
}

/** The five rules of causation on one factor that somebody stands behind; of an error, a violation, an omission the first that fits. */
function judge({ spoken }: Reading, factor: CoachFactor, isLedTo: boolean): Found[] {
  const { effect, leadsTo } = factor;
  if (factor.title.length > ACCOUNT) return [];
  const title = factor.title.replace(QUOTED, ' ');
  const text = `${title}. ${(effect ?? '').slice(0, ACCOUNT)}`;
  const found: Found[] = [];
  if (effect !== null && effect.trim() === '' && leadsTo.length === 0) found.push(of('factor-no-effect', factor));
  if (title.length <= NAME && spoken.vague.test(title)) found.push(of('factor-vague', factor));
  const hasCause = isLedTo || spoken.givesCause.test(text);
  if (!hasCause && spoken.humanError.test(title)) found.push(of('factor-error-no-cause', factor));
  else if (!hasCause && spoken.violation.test(title)) found.push(of('factor-violation-no-cause', factor));
  else if (!hasCause && !spoken.givesDuty.test(text) && spoken.omission.test(title))
    found.push(of('factor-omission-no-duty', factor));
  return found;
}

function findUnaddressed({ document: { followUps } }: Reading, confirmed: readonly CoachFactor[]): Found[] {
  const counted = followUps.filter(({ state }) => state !== 'struck');
  if (counted.every(({ factorIds }) => factorIds === undefined)) return [];
  const addressed = new Set(counted.flatMap(({ factorIds = [] }) => factorIds));
  return confirmed
    .filter(({ id, acceptedBecause }) => !addressed.has(id) && !acceptedBecause)
    .map((factor) => of('factor-unaddressed', factor));
}

/** What is missing in the factors, mitigators aside. A follow-up that was declined addresses its factors too: that was decided. */
export function findFactorGaps(reading: Reading): Found[] {
  const { factors } = reading.document;
  if (factors === null) return [];
  const contributing = factors.filter(({ role, state }) => role !== 'limited-the-damage' && state !== 'struck');
  const confirmed = contributing.filter(({ state }) => state === 'confirmed');
  const ledTo = new Set(contributing.flatMap(({ leadsTo }) => leadsTo));
  return [
    ...findFew(reading, contributing),
    ...confirmed.flatMap((factor) => judge(reading, factor, ledTo.has(factor.id))),
    ...findUnaddressed(reading, confirmed),
  ];
}
