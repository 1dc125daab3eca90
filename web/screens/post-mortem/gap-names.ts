import type { GapRule } from '#shared/coach/finding.ts';

/** What a document may lack, in a few words: how it is called once it was put away. */
export const GAP_NAMES: Record<GapRule, string> = {
  'no-detection': 'How it was noticed',
  'late-start': 'What came before it was noticed',
  'no-evidence': 'Evidence of an event',
  'impact-vague': 'The impact as a number',
  'no-went-well': 'What limited the damage',
  'few-factors': 'More than one contributing factor',
  'factor-no-effect': 'What a factor led to',
  'factor-vague': 'What exactly a factor was',
  'factor-error-no-cause': 'What came before a mistake',
  'factor-violation-no-cause': 'What made a step be left out',
  'factor-omission-no-duty': 'Whether a step was expected',
  'factor-unaddressed': 'A follow-up for a factor',
  'action-unowned': 'Who does a follow-up',
  'action-undated': 'When a follow-up is due',
  'action-untracked': 'Where a follow-up is tracked',
  'action-no-factor': 'The factor a follow-up is for',
  'action-weak-only': 'A stronger follow-up',
  'action-one-priority': 'Which follow-up comes first',
  'action-person': 'A follow-up that changes more than people',
  'no-follow-ups': 'Follow-ups',
  'section-empty': 'An empty section',
};
