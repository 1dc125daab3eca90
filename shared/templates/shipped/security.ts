import type { TemplateFile } from '../template.ts';

/**
 * Headings follow the phases of NIST SP 800-61 (detection and analysis; containment, eradication and recovery); deadlines are
 * those that most often apply in Europe: GDPR article 33, NIS2 article 23.
 */
export const SECURITY: TemplateFile = {
  key: 'security',
  name: 'Security',
  description: 'Confidential handling, what data was reached, who must be told and by when, and how it was ended.',
  priority: 10,
  rules: [{ severity: [], type: ['security', 'breach', 'data breach', 'privacy'], service: [], team: [] }],
  sections: [
    {
      key: 'handling',
      title: 'Handling',
      guidance:
        'Agree on this before anything else is written. Make the incident private if more people can read it than should.',
      required: true,
      prefilled: `> [!IMPORTANT]\n> Confidential. Do not copy out of this document, paste into chat or forward without asking the lead{% if lead %}, {{ lead }}{% endif %}.\n\n- May read it:\n- Legal counsel informed, and when:\n- Evidence kept (where, by whom, untouched since):\n- May be spoken about outside from:`,
    },
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
      guidance:
        'What happened, what was reached, how it was noticed and whether it is over. Keep apart what is known, what is likely and what is not known.',
      required: true,
      prefilled: '',
    },
    {
      key: 'scope-of-data',
      title: 'Data and access',
      guidance:
        'What could be reached is the scope until logs show less. For each kind of data: whose, how many records, and what the proof is.',
      required: true,
      prefilled: `| Kind of data | Whose | Could be reached | Was reached, and how we know |\n| --- | --- | --- | --- |\n|  |  |  |  |\n\n- Accounts, keys and tokens exposed:\n- Systems entered:\n- First and last sign of access:\n- Logs that are missing or were not kept:`,
    },
    {
      key: 'indicators',
      title: 'Indicators',
      guidance:
        'Addresses, hashes, account names, patterns: what others would search for. Write addresses so that nobody can click them.',
      required: false,
      prefilled: `| Indicator | Kind | First seen | Where it was looked for since |\n| --- | --- | --- | --- |\n|  |  |  |  |`,
    },
    {
      key: 'notifications',
      title: 'Notifications and deadlines',
      guidance:
        'The clock starts when you become aware. Have counsel confirm what applies; write down the decision not to notify as carefully as a notification.',
      required: true,
      prefilled: `Aware since: {{ times.detected | default: "not known yet" }}{% if times.detected %} ({{ zone }}){% endif %}\n\n| Who | Deadline | Applies, and who decided | Told on |\n| --- | --- | --- | --- |\n| Data protection authority (GDPR art. 33) | 72 hours after becoming aware |  |  |\n| People concerned, when the risk to them is high (GDPR art. 34) | without undue delay |  |  |\n| CSIRT or authority (NIS2 art. 23) | 24 hours early warning, 72 hours notification, 1 month report |  |  |\n| Customers (contracts) |  |  |  |\n| Insurer |  |  |  |`,
    },
    {
      key: 'timeline',
      title: 'Timeline',
      guidance:
        'What the intruder did and what we did, from the first sign to the last check. Recorded times before recalled ones.',
      required: true,
      prefilled: '<!-- block: timeline -->',
    },
    {
      key: 'containment',
      title: 'Containment',
      guidance:
        'What stopped it from going further, when, and what it cost. What was left running on purpose to see more?',
      required: true,
      prefilled: `- Access cut off:\n- Credentials revoked or rotated:\n- What stayed open, and why:\n\n<!-- block: mitigators -->`,
    },
    {
      key: 'eradication-and-recovery',
      title: 'Eradication and recovery',
      guidance: 'How the way in was closed and what was rebuilt. How do you know that nobody is still there?',
      required: true,
      prefilled: `- The way in, and how it was closed:\n- Rebuilt or restored:\n- Checked since, how and until when:`,
    },
    {
      key: 'contributing-factors',
      title: 'Contributing factors',
      guidance:
        'What had to be true for this to happen and to go unnoticed as long as it did: defaults, rights nobody needed, a patch that waited, an alert nobody read.',
      required: true,
      prefilled: '<!-- block: contributing-factors -->',
    },
    {
      key: 'learnings-and-risks',
      title: 'Learnings and risks',
      guidance: 'What surprised you, where the same weakness may still be, and what would have shown it sooner.',
      required: true,
      prefilled: '<!-- block: risks -->',
    },
    {
      key: 'follow-ups',
      title: 'Follow-ups',
      guidance:
        'Each with the factor it addresses, an owner and a day. Close the way in everywhere, not only where it was used.',
      required: false,
      prefilled: '<!-- block: follow-ups -->',
    },
  ],
};
