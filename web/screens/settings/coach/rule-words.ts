import { GAPS, type GapRule, RULES, type Rule } from '#shared/coach/finding.ts';
import { GAP_NAMES, RULE_NAMES } from '#shared/coach/rule-names.ts';

type Explained = {
  /** Why it is worth asking, in one line. */
  why: string;
  /** A sentence, or the state of a document, in which it speaks. */
  example: string;
};
export type RuleWords = Explained & { name: string };

const FINDINGS: Record<Rule, Explained> = {
  'cf-modal': {
    why: 'Tells of a day that never happened; what was seen and known on the real one is lost.',
    example: 'Priya should have checked the diff before the push.',
  },
  'cf-negated': {
    why: 'An absence explains nothing; what they did instead, and what they were looking at, does.',
    example: 'The on-call engineer failed to notice the alert.',
  },
  'agent-harm': {
    why: 'Ends the search at a person, where the next one in the same place would do the same.',
    example: 'Sam broke the checkout.',
  },
  'agent-adverb': {
    why: 'Judges an action by its outcome. Whoever acted had a reason that made sense then.',
    example: 'An operator accidentally removed the wrong volume.',
  },
  'agent-nominal': {
    why: 'Makes a thing of it that belongs to a person, and hides how it came about.',
    example: 'The outage was due to Mina’s mistake.',
  },
  'agent-passive-by': {
    why: 'Puts the person at the end of the sentence, and the blame with them.',
    example: 'The index was dropped by the new engineer.',
  },
  'agent-artefact': {
    why: 'A change passes through review, tests and rollout; a name in front of it hides all of them.',
    example: 'Jo’s pull request took down the login.',
  },
  'human-error': {
    why: 'Names where the work went wrong and stops there. What made it easy to get wrong is the finding.',
    example: 'The root cause was human error.',
  },
  'judging-strong': {
    why: 'Tells how the writer feels about it, and nothing that could be changed.',
    example: 'The rollout was careless.',
  },
  'name-role': {
    why: 'Only where this installation asks for roles instead of names.',
    example: 'Ana Ruiz restarted the gateway.',
  },
  'agent-context': {
    why: 'What they saw, knew or expected makes an action understandable, and lets others learn from it.',
    example: 'Sam pressed the button.',
  },
  'single-cause': {
    why: 'Incidents need several things to be true at once; one cause hides the others, and their remedies.',
    example: 'The root cause was an expired certificate.',
  },
  mechanistic: {
    why: 'Parts can each do what they were built to do and still fail together.',
    example: 'The failover worked as designed.',
  },
  'judging-soft': {
    why: 'Compares with something unsaid. What exactly was seen is shorter and can be changed.',
    example: 'Monitoring was inadequate.',
  },
  hindsight: {
    why: 'Clear afterwards is not clear at the time; what it looked like then is what teaches.',
    example: 'In hindsight, the error was obvious.',
  },
  minimiser: {
    why: 'Hides the steps that somebody has to take at three in the morning.',
    example: 'We simply restarted the cluster.',
  },
  distancing: {
    why: 'Keeps a finding away from other places where the same conditions hold.',
    example: 'This was a freak event that only affects the legacy system.',
  },
  animated: {
    why: 'Draws the eye to the feeling and away from what happened.',
    example: 'The dashboards were ridiculous!!!',
  },
  'passive-no-agent': {
    why: 'Without who or what acted, a row of the timeline cannot be followed up. A role is enough.',
    example: '10:01 The configuration was pushed.',
  },
  'vague-quantity': {
    why: 'An estimate, even a wide one, says more than a word.',
    example: 'Some customers saw errors.',
  },
  'action-vague': {
    why: 'Nobody can tell when improving or looking into is done.',
    example: 'Improve monitoring.',
  },
  'action-person': {
    why: 'People already meant to get it right. What they work with can be changed.',
    example: 'Remind engineers to be careful.',
  },
};

const MISSING: Record<GapRule, Explained> = {
  'no-detection': {
    why: 'Half of what can be made faster lies before anybody knew.',
    example: 'No section says who or what noticed it first.',
  },
  'late-start': {
    why: 'The change that made it possible is usually older than the alert.',
    example: 'The first row is the page itself.',
  },
  'no-evidence': {
    why: 'What was recorded can be checked; what was recalled should say so.',
    example: 'A row of the timeline shows no message, graph or log.',
  },
  'impact-vague': {
    why: 'Without a size, nobody can weigh what is worth doing about it.',
    example: 'The impact says that customers were affected.',
  },
  'no-went-well': {
    why: 'What went right is worth keeping on purpose.',
    example: 'No factor says what kept it from being worse.',
  },
  'few-factors': {
    why: 'One condition alone rarely makes an incident.',
    example: 'A single contributing factor is listed.',
  },
  'factor-no-effect': {
    why: 'What it led to is what makes it a factor.',
    example: '“The validator runs in CI only”, and nothing it led to.',
  },
  'factor-vague': {
    why: 'Poor or missing can mean anything; what was there can be changed.',
    example: '“Poor documentation”.',
  },
  'factor-error-no-cause': {
    why: 'Every human error has something that made it likely.',
    example: '“Wrong host chosen”, and nothing that led to it.',
  },
  'factor-violation-no-cause': {
    why: 'A procedure is left when something makes leaving it sensible.',
    example: '“The change process was bypassed”, and nothing that led to it.',
  },
  'factor-omission-no-duty': {
    why: 'Not acting explains something only where acting was somebody’s task.',
    example: '“Nobody watched the queue”, and no word on whose task that was.',
  },
  'factor-unaddressed': {
    why: 'It stays as it was. That may be right, when somebody decided so.',
    example: 'A factor that no follow-up takes on.',
  },
  'action-unowned': {
    why: 'What belongs to everybody is done by nobody.',
    example: 'Nobody does it yet.',
  },
  'action-undated': {
    why: 'Without a day, it is never late.',
    example: 'No date is set.',
  },
  'action-untracked': {
    why: 'Work that is planned elsewhere is done elsewhere.',
    example: 'No link leads to where the work is planned.',
  },
  'action-no-factor': {
    why: 'Work that changes nothing about what contributed may be good work, but not for this.',
    example: 'A follow-up that is tied to no factor.',
  },
  'action-weak-only': {
    why: 'All of them hope that people remember.',
    example: 'Every follow-up reminds, documents or trains.',
  },
  'action-one-priority': {
    why: 'Where all is urgent, nothing is first.',
    example: 'Five follow-ups, all of high priority.',
  },
  'action-person': {
    why: 'Whoever stands there next has not heard it.',
    example: '“Train Sam on the deploy tool”.',
  },
  'no-follow-ups': {
    why: 'Deciding to change nothing is a result, when it is said.',
    example: 'Nothing is planned, and no word says why.',
  },
  'section-empty': {
    why: 'A reader cannot tell whether there was nothing, or nobody wrote it.',
    example: 'A section of the template holds no words.',
  },
};

/** The rule as the figures and the settings name it: some exist for words and for the whole document. */
export type RuleKey = { rule: Rule | GapRule; kind: 'finding' | 'gap' };

/** Those that mark words as nearly surely blame; all others ask. */
const REWORDS: ReadonlySet<Rule> = new Set([
  'cf-modal',
  'cf-negated',
  'agent-harm',
  'agent-adverb',
  'agent-nominal',
  'agent-passive-by',
  'agent-artefact',
  'human-error',
  'judging-strong',
  'name-role',
]);

type Group = { title: string; about: string; kind: RuleKey['kind']; rules: readonly (Rule | GapRule)[] };
export const RULE_GROUPS: readonly Group[] = [
  {
    title: 'Marked in the text',
    about: 'A wavy line under words that nearly surely blame somebody.',
    kind: 'finding',
    rules: RULES.filter((rule) => REWORDS.has(rule)),
  },
  {
    title: 'Asked in the margin',
    about: 'A dotted line and one question; often there is a good answer.',
    kind: 'finding',
    rules: RULES.filter((rule) => !REWORDS.has(rule)),
  },
  {
    title: 'Missing from the whole',
    about: 'A list beside the document of what it does not say yet.',
    kind: 'gap',
    rules: GAPS,
  },
];

export const wordsOfRule = ({ rule, kind }: RuleKey): RuleWords =>
  kind === 'gap'
    ? { name: GAP_NAMES[rule as GapRule], ...MISSING[rule as GapRule] }
    : { name: RULE_NAMES[rule as Rule], ...FINDINGS[rule as Rule] };
