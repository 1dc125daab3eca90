import type { TemplateFile, TemplateSection } from '../template.ts';
import { STANDARD } from './standard.ts';

const taken = (key: string, change: Partial<TemplateSection> = {}): TemplateSection => ({
  ...(STANDARD.sections.find((section) => section.key === key) as TemplateSection),
  ...change,
});

/** Lessons first, for incidents that are worth an hour and not a day. */
export const LIGHT: TemplateFile = {
  key: 'light',
  name: 'Light',
  description: 'Lessons first, on one page, for incidents that are worth an hour and not a day.',
  priority: 0,
  rules: [],
  sections: [
    taken('learnings-and-risks', {
      guidance:
        'Begin here. What surprised you, what would you tell the next person on call, what could still go wrong?',
    }),
    taken('follow-ups', {
      guidance: 'At most three, each with an owner and a day. Nothing to change is an answer too: say so.',
    }),
    taken('summary', {
      guidance: 'Three sentences for somebody who was not there: what broke, for whom, what ended it.',
    }),
    taken('timeline', { required: false }),
  ],
};
