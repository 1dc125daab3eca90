import { GAPS, type GapRule, RULES, type Rule } from '#shared/coach/finding.ts';

export type RuleWords = {
  name: string;
  /** Why it is worth asking, in one line. */
  why: string;
  /** A sentence, or the state of a document, in which it speaks. */
  example: string;
};

const FINDINGS: Record<Rule, RuleWords> = {
  'cf-modal': {
    name: 'What somebody should have done',
    why: 'Tells of a day that never happened; what was seen and known on the real one is lost.',
    example: 'Priya should have checked the diff before the push.',
  },
  'cf-negated': {
    name: 'What somebody did not do',
    why: 'An absence explains nothing; what they did instead, and what they were looking at, does.',
    example: 'The on-call engineer failed to notice the alert.',
  },
  'agent-harm': {
    name: 'A person as the cause of harm',
    why: 'Ends the search at a person, where the next one in the same place would do the same.',
    example: 'Sam broke the checkout.',
  },
  'agent-adverb': {
    name: 'By mistake, carelessly, accidentally',
    why: 'Judges an action by its outcome. Whoever acted had a reason that made sense then.',
    example: 'An operator accidentally removed the wrong volume.',
  },
  'agent-nominal': {
    name: 'Somebody’s mistake',
    why: 'Makes a thing of it that belongs to a person, and hides how it came about.',
    example: 'The outage was due to Mina’s mistake.',
  },
  'agent-passive-by': {
    name: 'Broken by somebody',
    why: 'Puts the person at the end of the sentence, and the blame with them.',
    example: 'The index was dropped by the new engineer.',
  },
  'agent-artefact': {
    name: 'Somebody’s change broke it',
    why: 'A change passes through review, tests and rollout; a name in front of it hides all of them.',
    example: 'Jo’s pull request took down the login.',
  },
  'human-error': {
    name: 'Human error',
    why: 'Names where the work went wrong and stops there. What made it easy to get wrong is the finding.',
    example: 'The root cause was human error.',
  },
  'judging-strong': {
    name: 'Words that judge people',
    why: 'Tells how the writer feels about it, and nothing that could be changed.',
    example: 'The rollout was careless.',
  },
  'name-role': {
    name: 'A name where roles are wanted',
    why: 'Only where this installation asks for roles instead of names.',
    example: 'Ana Ruiz restarted the gateway.',
  },
  'agent-context': {
    name: 'An action without its context',
    why: 'What they saw, knew or expected makes an action understandable, and lets others learn from it.',
    example: 'Sam pressed the button.',
  },
  'single-cause': {
    name: 'One root cause',
    why: 'Incidents need several things to be true at once; one cause hides the others, and their remedies.',
    example: 'The root cause was an expired certificate.',
  },
  mechanistic: {
    name: 'Everything worked as designed',
    why: 'Parts can each do what they were built to do and still fail together.',
    example: 'The failover worked as designed.',
  },
  'judging-soft': {
    name: 'Inadequate, poor, improper',
    why: 'Compares with something unsaid. What exactly was seen is shorter and can be changed.',
    example: 'Monitoring was inadequate.',
  },
  hindsight: {
    name: 'Hindsight',
    why: 'Clear afterwards is not clear at the time; what it looked like then is what teaches.',
    example: 'In hindsight, the error was obvious.',
  },
  minimiser: {
    name: 'Just, simply, merely',
    why: 'Hides the steps that somebody has to take at three in the morning.',
    example: 'We simply restarted the cluster.',
  },
  distancing: {
    name: 'It could not happen here',
    why: 'Keeps a finding away from other places where the same conditions hold.',
    example: 'This was a freak event that only affects the legacy system.',
  },
  animated: {
    name: 'Words that run hot',
    why: 'Draws the eye to the feeling and away from what happened.',
    example: 'The dashboards were ridiculous!!!',
  },
  'passive-no-agent': {
    name: 'Nobody did it',
    why: 'Without who or what acted, a row of the timeline cannot be followed up. A role is enough.',
    example: '10:01 The configuration was pushed.',
  },
  'vague-quantity': {
    name: 'Some, many, a subset',
    why: 'An estimate, even a wide one, says more than a word.',
    example: 'Some customers saw errors.',
  },
  'action-vague': {
    name: 'A follow-up without an end',
    why: 'Nobody can tell when improving or looking into is done.',
    example: 'Improve monitoring.',
  },
  'action-person': {
    name: 'A follow-up about a person',
    why: 'People already meant to get it right. What they work with can be changed.',
    example: 'Remind engineers to be careful.',
  },
};

const MISSING: Record<GapRule, RuleWords> = {
  'no-detection': {
    name: 'How it was noticed',
    why: 'Half of what can be made faster lies before anybody knew.',
    example: 'No section says who or what noticed it first.',
  },
  'late-start': {
    name: 'A timeline that starts at the page',
    why: 'The change that made it possible is usually older than the alert.',
    example: 'The first row is the page itself.',
  },
  'no-evidence': {
    name: 'A row without evidence',
    why: 'What was recorded can be checked; what was recalled should say so.',
    example: 'A row of the timeline shows no message, graph or log.',
  },
  'impact-vague': {
    name: 'Impact without a number',
    why: 'Without a size, nobody can weigh what is worth doing about it.',
    example: 'The impact says that customers were affected.',
  },
  'no-went-well': {
    name: 'What limited the damage',
    why: 'What went right is worth keeping on purpose.',
    example: 'No factor says what kept it from being worse.',
  },
  'few-factors': {
    name: 'Fewer than two factors',
    why: 'One condition alone rarely makes an incident.',
    example: 'A single contributing factor is listed.',
  },
  'factor-no-effect': {
    name: 'A factor without an effect',
    why: 'What it led to is what makes it a factor.',
    example: '“The validator runs in CI only”, and nothing it led to.',
  },
  'factor-vague': {
    name: 'A factor in vague words',
    why: 'Poor or missing can mean anything; what was there can be changed.',
    example: '“Poor documentation”.',
  },
  'factor-error-no-cause': {
    name: 'An error without what came before it',
    why: 'Every human error has something that made it likely.',
    example: '“Wrong host chosen”, and nothing that led to it.',
  },
  'factor-violation-no-cause': {
    name: 'A rule not followed, without what came before it',
    why: 'A procedure is left when something makes leaving it sensible.',
    example: '“The change process was bypassed”, and nothing that led to it.',
  },
  'factor-omission-no-duty': {
    name: 'Something not done that nobody was meant to do',
    why: 'Not acting explains something only where acting was somebody’s task.',
    example: '“Nobody watched the queue”, and no word on whose task that was.',
  },
  'factor-unaddressed': {
    name: 'A factor without a follow-up',
    why: 'It stays as it was. That may be right, when somebody decided so.',
    example: 'A factor that no follow-up takes on.',
  },
  'action-unowned': {
    name: 'A follow-up without an owner',
    why: 'What belongs to everybody is done by nobody.',
    example: 'Nobody does it yet.',
  },
  'action-undated': {
    name: 'A follow-up without a date',
    why: 'Without a day, it is never late.',
    example: 'No date is set.',
  },
  'action-untracked': {
    name: 'A follow-up outside the tracker',
    why: 'Work that is planned elsewhere is done elsewhere.',
    example: 'No link leads to where the work is planned.',
  },
  'action-no-factor': {
    name: 'A follow-up that takes on no factor',
    why: 'Work that changes nothing about what contributed may be good work, but not for this.',
    example: 'A follow-up that is tied to no factor.',
  },
  'action-weak-only': {
    name: 'Only weak follow-ups',
    why: 'All of them hope that people remember.',
    example: 'Every follow-up reminds, documents or trains.',
  },
  'action-one-priority': {
    name: 'Everything has one priority',
    why: 'Where all is urgent, nothing is first.',
    example: 'Five follow-ups, all of high priority.',
  },
  'action-person': {
    name: 'A planned follow-up about a person',
    why: 'Whoever stands there next has not heard it.',
    example: '“Train Sam on the deploy tool”.',
  },
  'no-follow-ups': {
    name: 'No follow-up',
    why: 'Deciding to change nothing is a result, when it is said.',
    example: 'Nothing is planned, and no word says why.',
  },
  'section-empty': {
    name: 'An empty section',
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
  kind === 'gap' ? MISSING[rule as GapRule] : FINDINGS[rule as Rule];
