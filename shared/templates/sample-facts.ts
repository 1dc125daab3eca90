import type { TemplateFacts } from './facts.ts';

/** An invented incident in which everything is known: what a template is checked and shown with while it is edited. */
export const SAMPLE_FACTS: TemplateFacts = {
  incident: {
    title: 'Checkout errors after a config push',
    reference: 'INC-42',
    severity: 'SEV2',
    type: 'production',
    summary: 'A config push broke card payments for a part of the customers.',
    services: ['checkout', 'payments'],
  },
  impact: { text: '4% of checkouts failed', customers: '1,840' },
  times: {
    impact_started: '4 March 2026, 11:02',
    detected: '4 March 2026, 11:05',
    acknowledged: '4 March 2026, 11:09',
    mitigated: '4 March 2026, 11:41',
    resolved: '4 March 2026, 12:20',
  },
  durations: { to_detect: '3 min', to_acknowledge: '4 min', to_mitigate: '39 min', to_resolve: '1 h 18 min' },
  lead: 'Sam Okafor',
  people: [
    { name: 'Sam Okafor', role: 'lead' },
    { name: 'Ana Ruiz', role: 'responder' },
  ],
  installation: { name: 'Acme', word: 'post-mortem' },
  today: '5 March 2026',
  zone: 'Europe/Madrid',
};
