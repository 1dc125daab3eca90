import { Random } from './evaluate/random.ts';
import { PEOPLE, pick, SERVICES } from './words.ts';

const SECTIONS = [
  'Summary',
  'Impact',
  'Timeline',
  'Contributing factors',
  'What went well',
  'Where we got lucky',
  'Follow-ups',
];
const PARAGRAPH_SENTENCES = 5;

type Names = { person: string; first: string; service: string; other: string; minutes: number };

/** What documents are made of: mostly systems doing things, some people acting, now and then a sentence to squiggle. */
const SENTENCES: readonly [weight: number, sentence: (names: Names) => string][] = [
  [8, ({ service, minutes }) => `The error rate of ${service} rose to ${minutes}% and stayed there for ${minutes + 9} minutes.`],
  [8, ({ service, other }) => `Requests from ${service} to \`${other}\` timed out after thirty seconds and were tried again twice.`],
  [6, ({ service }) => `The standby of ${service} failed to take over because its lease had not expired.`],
  [6, ({ service, other }) => `Connections that ${other} had opened before the restart could not be reused by ${service}.`],
  [5, ({ minutes }) => `About ${minutes * 40} orders may have been delayed, all of which were delivered by 18:${minutes + 10} UTC.`],
  [5, ({ service }) => `The probe should have covered the write path of ${service}, see [the design](https://wiki.example.com/probes).`],
  [4, ({ person, service }) => `${person} joined the call and found that ${service} had no free connections.`],
  [4, ({ first, service }) => `${first} restarted ${service}, as the runbook says for this alert, and the queue began to drain.`],
  [3, ({ service, minutes }) => `Support received ${minutes} tickets, the first of which said "nothing in ${service} works any more".`],
  [3, ({ service }) => `We did not have an alert on the depth of the queue in front of ${service}.`],
  [2, ({ service }) => `The root cause was a wrong default in the configuration of ${service}.`],
  [2, ({ first, service }) => `${first} deployed the change to ${service} in all regions.`],
  [1, ({ first, service }) => `${first} should have checked the replication lag of ${service} before that.`],
  [1, ({ first, other }) => `${first} accidentally removed the wrong pool of ${other}.`],
]; // biome-ignore format: a list of sentences reads better unfolded
const WEIGHTED = SENTENCES.flatMap((one) => Array.from({ length: one[0] }, () => one));

function inventSentence(random: Random): string {
  const person = pick(random, PEOPLE);
  const first = person.split(' ')[0]!;
  const names = {
    person,
    first,
    service: pick(random, SERVICES),
    other: pick(random, SERVICES),
    minutes: 2 + random.below(40),
  };
  const [, sentence] = pick(random, WEIGHTED);
  return sentence(names);
}

const countWords = (text: string) => text.split(/\s+/).length;

function inventBlock(random: Random, section: string): string {
  if (section === 'Timeline') return `- 14:${10 + random.below(50)} ${inventSentence(random)}`;
  if (section === 'Follow-ups')
    return `- ${random.next() < 0.5 ? 'Improve' : 'Add an alert on'} ${pick(random, SERVICES)}`;
  return Array.from({ length: 1 + random.below(PARAGRAPH_SENTENCES) }, () => inventSentence(random)).join(' ');
}

/** An invented post-mortem in Markdown of at least so many words. The same seed gives the same document. */
export function inventPostMortem(words: number, seed: number): string {
  const random = new Random(seed);
  const parts: string[] = ['# What happened to the queue'];
  for (const [index, section] of SECTIONS.entries()) {
    parts.push(`## ${section}`);
    const upTo = (words * (index + 1)) / SECTIONS.length;
    let count = parts.reduce((sum, part) => sum + countWords(part), 0);
    while (count < upTo) {
      const block = inventBlock(random, section);
      parts.push(block);
      count += countWords(block);
    }
  }
  return `${parts.join('\n\n')}\n`;
}
