import { expect, it } from 'vitest';
import type { DocumentCoach } from '../../data/coach.ts';
import { openPointsOf } from './open-points.ts';

const coach = {
  questions: [
    { id: '1', text: 'When was it noticed?', about: 'times.detected', state: 'open' },
    { id: '2', text: 'What was learned?', about: 'learnings', state: 'open' },
    { id: '3', text: 'Who?', about: 'people', state: 'answered' },
  ],
  gaps: [{ rule: 'few-factors', question: 'What else had to be there?', why: '', about: { kind: 'document' } }],
} as unknown as DocumentCoach;

it('asks what is open, and knows where its answer belongs', () => {
  const points = openPointsOf(coach, [{ key: 'summary' }, { key: 'learnings' }]);
  expect(points.map(({ key, section }) => [key, section])).toEqual([
    ['question:1', 'summary'],
    ['question:2', 'learnings'],
    ['gap:few-factors:', 'debrief-notes'],
  ]);
});
