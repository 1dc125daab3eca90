import type { Story } from '../story.ts';

export const certificate: Story = {
  title: 'Payouts to partner railways refused by the bank',
  begins: { daysAgo: 23, at: '03:05' },
  door: {
    tool: 'alertmanager',
    service: 'payments',
    alerts: [
      {
        name: 'PayoutBatchFailed',
        summary: 'Payout batch failed: 212 of 212 transfers refused',
        description: 'Last success: yesterday 03:04.',
        severity: 'critical',
        from: 0,
        until: 96,
      },
    ],
  },
  severity: 'SEV2',
  services: ['payments'],
  lead: 'mateus',
  impact: { text: 'Three partner railways were paid 81 minutes late, and still before their cut-off', customers: 3 },
  chat: [
    [7, 'mateus', 'Up and looking. All 212 transfers refused with “handshake failure”.'],
    [13, 'mateus', 'I suspect the bank’s maintenance window. They announced one for tonight.'],
    [21, 'mateus', 'The bank says the maintenance ended at two, and that they see no connection from us at all.'],
    [24, 'joonas', 'Found it: the client certificate of the payout gateway expired at midnight.', 'pushpin×1'],
    [26, 'mateus', 'But we renewed that one last month? I have the ticket here. It is closed.'],
    [
      29,
      'joonas',
      'Renewed in the secret store, yes. The gateway reads its certificate at start, and it has been running for 61 days.',
    ],
    [33, 'mateus', 'Let’s restart the gateway, one instance first.'],
    [39, 'joonas', 'Restarted payout-gateway-0: handshake is fine and the new certificate is served.'],
    [44, 'joonas', 'Restarted the other two as well.'],
    [52, 'mateus', 'Replaying the batch. Transfers are idempotent by their id, so this is safe.'],
    [81, 'mateus', '212 of 212 accepted. Everybody is paid before the cut-off at six.'],
    [84, 'noor', 'Luckily the batch runs three hours before the cut-off. Whoever chose that: thank you.', 'heart×4'],
    [88, 'mateus', 'We should watch the certificate that is served and not the one that is stored.'],
  ],
  mitigated: 81,
  resolved: 96,
  document: {
    title: 'The renewed certificate that nobody was using',
    owner: 'mateus',
    writtenAfterDays: 5,
    until: 'published',
    followUps: [
      {
        title: 'Watch the certificate that is served, from outside',
        why: 'The dashboard read the secret store: green, and right about the wrong thing.',
        owner: 'mateus',
        dueIn: -9,
        priority: 'high',
        status: 'done',
      },
      {
        title: 'Reload certificates without a restart',
        why: 'Renewing and using become one step.',
        owner: 'joonas',
        dueIn: 12,
        priority: 'medium',
        status: 'in-progress',
      },
      {
        title: 'Restart every service once a week',
        why: 'Would have used the new certificate in time.',
        owner: 'joonas',
        dueIn: -10,
        status: 'wont-do',
        reason: 'It would hide the next one of these rather than find it.',
      },
    ],
    writing: {
      summary: {
        by: 'mateus',
        markdown: `The nightly payout to our three partner railways was refused by the bank, all 212 transfers of it. {{212 of 212 transfers refused}} The certificate by which the bank knows us had expired at midnight. {{expired at midnight}} It had been renewed a month earlier, on time; the gateway that uses it had not been restarted since. {{running for 61 days}}

Restarting the gateway and replaying the batch took half an hour. The railways were paid 81 minutes late and before their cut-off, so nobody outside noticed. {{Everybody is paid}}`,
      },
      'contributing-factors': {
        by: 'mateus',
        markdown: `**Renewing is not using** (process and change). The renewal job puts the new certificate into the secret store and closes its own ticket. The gateway reads its certificate when it starts. {{reads its certificate at start}} Each half does what it promises. Nobody had promised the whole.

**The ticket said done** (knowledge). I saw a closed ticket and looked elsewhere. {{It is closed}} The bank had announced maintenance for that very night, {{maintenance window}} so I had a good explanation in my hand and spent eight minutes on it. With what was in front of me I would do the same again; what should change is what is in front of me.

**Expiry is watched where certificates are stored** (detection). The dashboard reads the secret store. It was green, and right about the wrong thing.

**Long uptimes hide starts** (environment). Until spring the gateway was deployed every week, and every deploy was also a restart. The change freeze for the audit took that accident away without anybody knowing that we lived by it.`,
      },
      mitigators: {
        by: 'mateus',
        markdown: `- **Three hours of slack.** The batch runs at three, the railways’ cut-off is at six. That gap was chosen on purpose, four years ago, by somebody who has left. {{three hours before the cut-off}}
- **Transfers that can be repeated.** Every transfer carries its own id, so nobody had to ask whether a replay might pay twice. {{idempotent by their id}}`,
      },
      'learnings-and-risks': {
        by: 'mateus',
        markdown: `- **“Done” should mean that somebody can see the effect.** The renewal closes its ticket today only after the new certificate has been seen from outside.
- We asked every team which of their processes read a secret only when they start. There are nine. Six restart weekly by accident.
- **What could still go wrong:** the bank also has a certificate, and we trust a copy of its issuer that is stored in an image from last year.`,
      },
      'follow-ups': {
        by: 'mateus',
        markdown: `- {{#1}} *Watch the certificate that is served, from outside.* Done; it found a second one, with nine days left, on its first evening.
- {{#2}} *Reload certificates without a restart.* Then renewing is using.
- {{#3}} *Restart everything once a week.* We decided against it: it would hide the next one of these rather than find it.`,
      },
    },
  },
};
