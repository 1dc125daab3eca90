import { expect, it } from 'vitest';
import { isOpenQuestion } from './open-question.ts';

it.each([
  'What did the dashboard show at 10:05?',
  'How is this task done on a normal day?',
  'At that moment, what did Sam expect?',
  'In which other places does this hold?',
  'Under what pressure was the change made?',
  'Was zeigte das Dashboard um 10:05?',
  'An welcher Stelle fiel es auf?',
  'Wie sieht ein normaler Tag aus?',
])('asks openly: %s', (question) => expect(isOpenQuestion(question)).toBe(true));

it.each([
  'Why did Sam do that?',
  'Who pressed it?',
  'What happened, and why?',
  'Did anybody look?',
  'Could this have been seen?',
  'What was it? And then?',
  'What a mess.',
  'Whatever.',
  '',
  'Warum war das so?',
  'Wer hat es getan?',
  'Hat jemand geschaut?',
])('does not: %s', (question) => expect(isOpenQuestion(question)).toBe(false));
