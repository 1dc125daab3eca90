import { RULES, type Rule } from '#shared/coach/finding.ts';
import type { Observation } from './observe.ts';
import { type Quality, qualityOf, type Share, shareOf } from './shares.ts';

/** How right a way of flagging sentences is. */
export function scoreFlags(cases: readonly { flag: 0 | 1; flagged: boolean }[]): Quality {
  const given = cases.filter((one) => one.flagged);
  const right = given.filter((one) => one.flag === 1).length;
  return qualityOf(right, given.length, cases.filter((one) => one.flag === 1).length);
}

export const scoreRewords = (observations: readonly Observation[]): Quality =>
  scoreFlags(observations.map(({ sentence, rewords }) => ({ flag: sentence.flag, flagged: rewords.length > 0 })));

/** Shares of sentences that get any finding, whether squiggle or question. */
export type AskScore = { flagged: Share; asked: Share; plain: Share };

export function scoreAsks(observations: readonly Observation[]): AskScore {
  const found = (chosen: readonly Observation[]) =>
    shareOf(chosen.filter((one) => one.rewords.length + one.asks.length > 0).length, chosen.length);
  return {
    flagged: found(observations.filter(({ sentence }) => sentence.flag === 1)),
    asked: found(observations.filter(({ sentence }) => sentence.flag === 0 && sentence.ask === 1)),
    plain: found(observations.filter(({ sentence }) => sentence.flag === 0 && sentence.ask === 0)),
  };
}

/** Per rule that has spoken: of its squiggles, those on flagged sentences; of its questions, those on sentences where one helps. */
export type RuleScore = { rule: Rule; reword: Share; ask: Share };

export function scoreRules(observations: readonly Observation[]): RuleScore[] {
  return RULES.map((rule) => {
    const of = (tier: 'rewords' | 'asks') =>
      observations.filter((one) => one[tier].some((found) => found.rule === rule));
    const [rewords, asks] = [of('rewords'), of('asks')];
    return {
      rule,
      reword: shareOf(rewords.filter(({ sentence }) => sentence.flag === 1).length, rewords.length),
      ask: shareOf(asks.filter(({ sentence }) => sentence.ask === 1).length, asks.length),
    };
  }).filter(({ reword, ask }) => reword.whole + ask.whole > 0);
}

/** Per kind of sentence: how many of the flagged ones get a squiggle, how many of the others do. */
export type KindScore = { kind: string; hit: Share; falseAlarm: Share };

export function scoreKinds(observations: readonly Observation[]): KindScore[] {
  const kinds = [...new Set(observations.map(({ sentence }) => sentence.kind))].sort();
  return kinds.map((kind) => {
    const reworded = (flag: 0 | 1) => {
      const chosen = observations.filter(({ sentence }) => sentence.kind === kind && sentence.flag === flag);
      return shareOf(chosen.filter((one) => one.rewords.length > 0).length, chosen.length);
    };
    return { kind, hit: reworded(1), falseAlarm: reworded(0) };
  });
}

/** Mentions of people, told by what is written: each mention counts once. */
export function scorePersons(observations: readonly Observation[]): Quality {
  let [right, given, sought] = [0, 0, 0];
  for (const { sentence, persons } of observations) {
    const open = [...sentence.persons];
    for (const one of persons) {
      const at = open.indexOf(one);
      if (at < 0) continue;
      open.splice(at, 1);
      right += 1;
    }
    given += persons.length;
    sought += sentence.persons.length;
  }
  return qualityOf(right, given, sought);
}
