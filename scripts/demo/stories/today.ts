import type { Story } from '../story.ts';

/** Over a few minutes ago: the draft stands as it was written from the record, and nobody has touched it. */
export const declines: Story = {
  title: 'Card payments declined after a config push',
  begins: { minutesAgo: 97 },
  door: {
    tool: 'alertmanager',
    service: 'payments',
    alerts: [
      {
        name: 'PaymentDeclineRateHigh',
        summary: 'Card declines above 4 % for 3 minutes',
        description: 'Now 6.1 %, an hour ago 1.2 %.',
        severity: 'critical',
        from: 4,
        until: 52,
      },
      {
        name: 'CheckoutConversionLow',
        summary: 'One in nine checkouts is given up at the payment page',
        severity: 'warning',
        from: 9,
        until: 84,
      },
    ],
  },
  severity: 'SEV1',
  services: ['payments'],
  lead: 'ines',
  impactBegan: 0,
  impact: {
    text: '6 % of card payments were declined, and 1,312 cards carry a hold for a ticket that was not sold',
    customers: 1312,
  },
  deploys: [
    [-1, 'Config 2291 rolled out to payments: retry budget 3 to 30, gateway timeout 8 s to 20 s (Mateus Varga)'],
  ],
  chat: [
    [6, 'mateus', 'I’m on it. Declines went from 1.2 % to 6 % within two minutes.'],
    [8, 'ines', 'I take the lead. Declaring this a SEV1: people cannot pay.'],
    [
      10,
      'sam',
      '31 chats in five minutes. Travellers say “your bank declined”, and their bank says it did not.',
      'eyes×3',
    ],
    [
      12,
      'mateus',
      'Could it be the acquirer? Their status page shows trouble with 3-D Secure in France since this morning.',
    ],
    [15, 'ines', 'Mateus, please open a ticket with them. Joonas, can you look at our side of the gateway meanwhile?'],
    [18, 'joonas', 'Gateway connections are at 400 of 400 and a queue is growing. I have never seen more than 120.'],
    [21, 'mateus', 'It is not the acquirer: approvals of their other merchants are normal.'],
    [23, 'priya', 'hm, strange. Nothing changed in booking today.'],
    [
      24,
      'joonas',
      'Found it: we send every authorisation 2.7 times on average. The second and third look like fraud to the acquirer, so it declines them all.',
      'pushpin×2',
    ],
    [27, 'priya', 'Is something retrying that did not retry yesterday?'],
    [
      29,
      'mateus',
      'It turns out to be config 2291, and that is mine. I raised the retry budget from 3 to 30 and meant 30 per minute and pod, as it is in booking. In payments the unit is retries per request.',
      'heart×3',
    ],
    [31, 'ines', 'Decision: roll back config 2291 now. No tuning while it burns.', 'pushpin×1'],
    [36, 'mateus', 'Rolled back config 2291 in all three regions.'],
    [38, 'sam', 'Lunch is ordered for whoever is on this call, by the way.', 'tada×4'],
    [41, 'joonas', 'Connections are down to 90 of 400. Declines are at 2.1 % and falling.'],
    [47, 'sam', 'No new chats for five minutes. What do we say to people who see a hold on their card?'],
    [52, 'mateus', '1,312 cards carry a second hold. Started the reversal job, banks show it within a day.'],
    [61, 'priya', 'No ticket was issued twice: I compared bookings and payments of the whole hour.'],
    [64, 'ines', 'Luckily the acquirer’s velocity check stopped us before we charged anybody twice.'],
    [70, 'mateus', 'We should give the retry budget a name with its unit in it: retries_per_request.', '+1×3'],
    [71, 'joonas', 'Action: alert when there are more than 1.5 authorisations per payment.'],
    [73, 'ines', 'We should send config of payments through the canary like code. I thought we did.'],
    [80, 'joonas', 'Declines have been at 1.2 % for twenty minutes. That is our normal.'],
    [82, 'ines', 'Resolved. Thank you, everybody. Eat something.', 'heart×6'],
  ],
  mitigated: 44,
  resolved: 84,
};

/** Still going on. */
export const slowSearch: Story = {
  title: 'Connections through Vienna take a minute to find',
  alertTitle: 'Search: connections through Vienna are slow',
  begins: { minutesAgo: 34 },
  door: { tool: 'generic', service: 'search', from: 'sam' },
  severity: 'SEV3',
  services: ['search'],
  lead: 'priya',
  deploys: [[-55, 'search 202 deployed to production: timetable of the winter season loaded']],
  chat: [
    [
      3,
      'sam',
      'Searches through Vienna take a minute or give up. Others are as quick as ever. Fourteen contacts so far.',
    ],
    [7, 'priya', 'I’m looking. p95 is 4 s over all and 58 s through Vienna.'],
    [12, 'priya', 'I suspect the winter timetable: Vienna has two stations with the same short name since noon.'],
    [19, 'joonas', 'CPU of the planner is at 96 %. It walks in circles between the two stations.'],
    [25, 'priya', 'Trying a timetable without the second name on one instance.'],
  ],
};
