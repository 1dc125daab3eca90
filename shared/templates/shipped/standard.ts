import type { TemplateFile } from '../template.ts';

/** Every question of a post-mortem, in the order in which a reader asks them. */
export const STANDARD: TemplateFile = {
  key: 'standard',
  name: 'Standard',
  description: 'Every question a reader will have, from what happened to what will change.',
  priority: 0,
  rules: [],
  sections: [
    {
      key: 'key-information',
      title: 'Key information',
      guidance: 'Kept up to date from the incident. Correct a time or a role there and it changes here.',
      required: false,
      prefilled: '<!-- block: key-information -->',
    },
    {
      key: 'summary',
      title: 'Summary',
      guidance: 'What broke, for whom, how long, how it was noticed and what ended it, for a reader who was not there.',
      required: true,
      prefilled: '',
    },
    {
      key: 'timeline',
      title: 'Timeline',
      guidance: 'The events that tell the story, from before the incident on. Mark others as key to show them here.',
      required: true,
      prefilled: '<!-- block: timeline -->',
    },
    {
      key: 'contributing-factors',
      title: 'Contributing factors',
      guidance:
        'What had to be true for this to happen, and to last as long as it did. The draft names candidates: keep, reword or strike them. For each: what made it possible, and what did people see and expect at that moment?',
      required: true,
      prefilled: '<!-- block: contributing-factors -->',
    },
    {
      key: 'mitigators',
      title: 'Mitigators',
      guidance: 'What ended the impact or kept it smaller, by design or by luck.',
      required: false,
      prefilled: '<!-- block: mitigators -->',
    },
    {
      key: 'learnings-and-risks',
      title: 'Learnings and risks',
      guidance: 'What surprised you, what you know now that you did not know before, and what could still go wrong.',
      required: true,
      prefilled: '<!-- block: risks -->',
    },
    {
      key: 'follow-ups',
      title: 'Follow-ups',
      guidance:
        'Work that should change something. For each: which factor it addresses, who owns it, by when, and what will be different.',
      required: false,
      prefilled: '<!-- block: follow-ups -->',
    },
    {
      key: 'debrief-notes',
      title: 'Debrief notes',
      guidance: 'What came up when you talked about it: points to settle, other views, decisions.',
      required: false,
      prefilled: '',
    },
  ],
};
