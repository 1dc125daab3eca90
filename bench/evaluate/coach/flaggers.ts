import type { Peers } from '../../peers/load-peers.ts';
import manifest from '../../peers/package.json' with { type: 'json' };

/** Another way to tell which sentences to squiggle, held against the same labels. */
export type Flagger = { name: string; flags: (text: string) => boolean };

/** What somebody would write in a few minutes: the phrases of blame, whoever the sentence is about. */
const PHRASES = new RegExp(
  [
    String.raw`\b(should|could|would|might|ought to)(n['’]t| not)? have\b`,
    String.raw`\b(failed|forgot|neglected|omitted) to\b`,
    String.raw`\b(did|was|were|had|has|have)(n['’]t| not| never)\b`,
    String.raw`\b(human|operator|user|pilot|manual|administrator) error\b`,
    String.raw`\b(mistake|fault|blame|careless|negligent|sloppy|reckless|accidentally|inadvertently|mistakenly)`,
    String.raw`\b(ignored|overlooked|misread|misconfigured|skipped|forgot|broke|took down|the wrong)\b`,
  ].join('|'),
  'i',
);

const named = (name: keyof typeof manifest.dependencies) => `${name} ${manifest.dependencies[name]}`;

export function makeFlaggers(peers: Peers | null): Flagger[] {
  const regex: Flagger = { name: 'a phrase list as a regular expression', flags: (text) => PHRASES.test(text) };
  if (!peers) return [regex];
  return [
    regex,
    { name: named('write-good'), flags: (text) => peers.writeGood(text) > 0 },
    { name: named('alex'), flags: (text) => peers.alex(text) > 0 },
  ];
}
