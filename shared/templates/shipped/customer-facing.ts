import type { TemplateFile } from '../template.ts';

const SERVICES = `{% if incident.services.size > 0 %}{{ incident.services | join: ", " }}{% else %}one of our services{% endif %}`;

/**
 * For readers outside: plain words, no names of people, no internals. None of its sections is drafted from what people wrote
 * during the incident; they begin with times and figures alone.
 */
export const CUSTOMER_FACING: TemplateFile = {
  key: 'customer-facing',
  name: 'Customer-facing',
  description: 'For readers outside: plain words, no names of people, no internals, no blame on suppliers.',
  priority: 0,
  rules: [],
  sections: [
    {
      key: 'in-short',
      title: 'In short',
      guidance:
        'Two or three sentences. Say what customers could not do, not which component failed. Say sorry once, plainly, and mean it.',
      required: true,
      prefilled: `{% if times.impact_started %}On {{ times.impact_started }} ({{ zone }}), a fault affected ${SERVICES}{% if durations.to_mitigate %} for {{ durations.to_mitigate }}{% endif %}.{% else %}A fault affected ${SERVICES}.{% endif %} We are sorry for the disruption this caused.`,
    },
    {
      key: 'impact-on-you',
      title: 'What it meant for you',
      guidance:
        'What did not work, for whom, and whether anything was lost or seen by somebody who should not have. Say clearly what was not affected.',
      required: true,
      prefilled: `{% if impact.customers %}About {{ impact.customers }} customers were affected.\n\n{% endif %}- What did not work:\n- What kept working:\n- Data: was any lost, wrong or seen by others? Say so either way.\n- What you need to do now:`,
    },
    {
      key: 'when',
      title: 'When it happened',
      guidance: 'Only the moments a customer would have noticed. Name the time zone.',
      required: true,
      prefilled: `| Time ({{ zone }}) | What happened |\n| --- | --- |\n| {{ times.impact_started | default: "not known" }} | The fault began to affect customers |\n| {{ times.detected | default: "not known" }} | We noticed it |\n| {{ times.mitigated | default: "not known" }} | The service worked again for everybody |{% if times.resolved and times.resolved != times.mitigated %}\n| {{ times.resolved }} | We had confirmed that it would stay so |{% endif %}`,
    },
    {
      key: 'why-it-happened',
      title: 'Why it happened',
      guidance:
        'One honest paragraph in words a customer uses. No host names, product code names, or people. A supplier is not an excuse: the choice to depend on them was ours.',
      required: true,
      prefilled: '',
    },
    {
      key: 'what-we-did',
      title: 'What we did',
      guidance: 'How we noticed, what we did to end it, and why it took as long as it did.',
      required: true,
      prefilled: '',
    },
    {
      key: 'what-changes',
      title: 'What we are changing',
      guidance:
        'What will be different, and by when. Promise only what has an owner and a date in your follow-ups; copy none of their internal wording.',
      required: true,
      prefilled: `- Done already:\n- By the end of the month:\n- Longer:`,
    },
    {
      key: 'questions',
      title: 'Questions',
      guidance: 'Where a customer can ask, and who answers. A team address, not a person.',
      required: false,
      prefilled: '',
    },
  ],
};
