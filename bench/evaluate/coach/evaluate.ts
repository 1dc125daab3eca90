import type { CoachSetup } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import type { Peers } from '../../peers/load-peers.ts';
import { type CorpusScore, scoreCorpus } from './corpus.ts';
import { makeFlaggers } from './flaggers.ts';
import { HALVES, type Half, readHalf, readRoster } from './labelled.ts';
import { type Observation, observe } from './observe.ts';
import {
  type AskScore,
  type KindScore,
  type RuleScore,
  scoreAsks,
  scoreFlags,
  scoreKinds,
  scorePersons,
  scoreRewords,
  scoreRules,
} from './score.ts';
import type { Quality } from './shares.ts';

/** With the organisation's people and services, or as it comes. */
export const KNOWLEDGE = ['with roster', 'without roster'] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

export type Reading = { reword: Quality; persons: Quality; asks: AskScore };
export type HalfScore = {
  half: Half;
  sentences: number;
  flagged: number;
  readings: Record<Knowledge, Reading>;
  rules: RuleScore[];
  kinds: KindScore[];
  peers: { name: string; quality: Quality }[];
  /** With roster. */
  observations: Observation[];
};
export type CoachEvaluation = { halves: HalfScore[]; corpus: CorpusScore | null; hasPeers: boolean };

function setups(): Record<Knowledge, CoachSetup> {
  const { people, services } = readRoster();
  return { 'with roster': { roster: people, services }, 'without roster': {} };
}

function scoreHalf(half: Half, peers: Peers | null): HalfScore {
  const sentences = readHalf(half);
  const observed = Object.entries(setups()).map(([knowledge, setup]) => {
    const coach = makeCoach(setup);
    const observations = sentences.map((sentence) => observe(coach, sentence));
    const reading = {
      reword: scoreRewords(observations),
      persons: scorePersons(observations),
      asks: scoreAsks(observations),
    };
    return { knowledge, observations, reading };
  });
  const { observations } = observed.find(({ knowledge }) => knowledge === 'with roster')!;
  return {
    half,
    sentences: sentences.length,
    flagged: sentences.filter(({ flag }) => flag === 1).length,
    readings: Object.fromEntries(
      observed.map(({ knowledge, reading }) => [knowledge, reading]),
    ) as HalfScore['readings'],
    rules: scoreRules(observations),
    kinds: scoreKinds(observations),
    peers: makeFlaggers(peers).map(({ name, flags }) => ({
      name,
      quality: scoreFlags(sentences.map((one) => ({ flag: one.flag, flagged: flags(one.text) }))),
    })),
    observations,
  };
}

/** Everything that is published of the coach, from the labelled set and, where a folder is given, from real documents. */
export function evaluateCoach(corpus: string | null, peers: Peers | null): CoachEvaluation {
  return {
    halves: HALVES.map((half) => scoreHalf(half, peers)),
    corpus: corpus === null ? null : scoreCorpus(makeCoach({}), corpus),
    hasPeers: peers !== null,
  };
}
