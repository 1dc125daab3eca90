import type { Story } from '../story.ts';

const alerts = (until: number) => [
  {
    name: 'BookingLatencyHigh',
    summary: 'Bookings take longer than 10 s (p95 19 s)',
    severity: 'critical' as const,
    from: 2,
    until,
  },
  {
    name: 'BookingErrorsHigh',
    summary: 'More than 5 % of bookings fail',
    severity: 'critical' as const,
    from: 5,
    until: until - 5,
  },
];

export const bookings: Story = {
  title: 'Bookings time out in the evening peak',
  begins: { daysAgo: 10, at: '15:34' },
  door: { tool: 'alertmanager', service: 'booking', alerts: alerts(70) },
  severity: 'SEV2',
  services: ['booking'],
  lead: 'ines',
  impactBegan: 0,
  impact: {
    text: 'Bookings hung for longer than 20 seconds or timed out; many people tried more than once',
    customers: 2140,
  },
  deploys: [[-190, 'booking 318 deployed to production: the seat map shows live occupancy']],
  chat: [
    [4, 'priya', 'Looking. p95 of a booking is 19 s, normally 0.4.'],
    [6, 'sam', 'People book twice because the page hangs. What do I tell them?'],
    [8, 'ines', 'I take the lead. Sam: one booking counts, doubles are released by themselves after 15 minutes.'],
    [10, 'joonas', 'Database CPU is at 35 %, nothing unusual there. Connections: 200 of 200.'],
    [12, 'priya', 'The holiday sale began at half past five in Berlin. I think it is simply the load.'],
    [
      17,
      'joonas',
      'It is not the load: 30 % more requests do not fill a pool that is usually a quarter full. Most connections are idle in transaction, waiting for something outside.',
      'eyes×3',
    ],
    [
      21,
      'priya',
      'Found it, and it is weird: they all sit in the seat map. 318 asks the railway for live occupancy while the booking’s transaction is open.',
      'pushpin×1',
    ],
    [24, 'priya', 'And one of the railways takes 9 seconds to answer today.'],
    [26, 'ines', 'Decision: switch live occupancy off and leave the rest of 318 as it is.', 'pushpin×1'],
    [29, 'priya', 'Turned off the flag live_occupancy in production.'],
    [33, 'joonas', 'Connections went from 200 to 61. p95 is down to 1.1 s.'],
    [41, 'joonas', 'p95 is back to 0.5 s.'],
    [
      55,
      'sam',
      '2,140 people tried more than once. 312 doubles were released by themselves, no complaint about those so far.',
    ],
    [66, 'priya', 'We should never call another company with a transaction open.'],
    [68, 'joonas', 'Action: give transactions on the booking database a limit of 5 seconds.'],
  ],
  mitigated: 33,
  resolved: 70,
  document: {
    title: 'Bookings hung while one railway was slow',
    owner: 'priya',
    writtenAfterDays: 4,
    until: 'published',
    factors: [
      {
        title: 'A call to another company inside a transaction',
        kind: 'vulnerability-or-defect',
        role: 'made-possible',
        effect:
          'The occupancy was asked for in a function that looks like a lookup in our own tables, because it was one until last month. In the review, three of us read the line and saw a query.',
        shownBy: ['while the booking’s transaction is open', 'they all sit in the seat map'],
        leadsTo: [3],
      },
      {
        title: 'One railway was slow',
        kind: 'dependency',
        role: 'triggered',
        effect: 'Nine seconds is within the contract, which says ten. We had never tried what ten would do to us.',
        shownBy: ['takes 9 seconds'],
        leadsTo: [3],
      },
      {
        title: 'The pool has a size and no clock',
        kind: 'misconfiguration-and-defaults',
        role: 'made-possible',
        effect:
          'Nothing ends a transaction that waits. With a limit of five seconds the seat map would have failed, visibly and alone.',
      },
      {
        title: 'The obvious explanation was there first',
        kind: 'training-and-knowledge',
        role: 'made-worse',
        effect:
          'The holiday sale had begun four minutes before. That it was not the load took a look at what the connections were doing rather than how many there were.',
        shownBy: ['simply the load', 'It is not the load'],
      },
      {
        title: 'A flag for the new seat map',
        kind: 'tooling-and-interface',
        role: 'limited-the-damage',
        effect: 'Turning it off took three minutes, without a deploy.',
        shownBy: ['Turned off the flag'],
      },
      {
        title: 'Doubles release themselves',
        kind: 'design',
        role: 'limited-the-damage',
        effect: 'The desk had one short sentence to say to everybody.',
        shownBy: ['doubles are released by themselves'],
      },
    ],
    risks: [
      {
        text: 'The flag protects us only as long as it is off, and the fix waits for its release.',
        likelihood: 'medium',
        impact: 'medium',
        followUps: [1],
      },
    ],
    followUps: [
      {
        title: 'Ask for occupancy before the transaction begins',
        why: 'A slow partner then costs a seat map and not a booking.',
        owner: 'priya',
        dueIn: -1,
        priority: 'high',
        status: 'done',
        url: 'https://git.fernlinie.example/booking/pull/871',
        kind: 'prevent',
        addresses: [1],
      },
      {
        title: 'Limit transactions on the booking database to 5 seconds',
        why: 'Whatever waits inside one next time, the pool survives it.',
        owner: 'joonas',
        dueIn: 4,
        priority: 'high',
        kind: 'mitigate',
        addresses: [3],
      },
    ],
    writing: {
      summary: {
        by: 'priya',
        markdown: `For half an hour in the evening peak, a booking took 19 seconds where it usually takes less than half of one, and many did not come through at all. {{p95 of a booking is 19 s}} 2,140 people tried more than once. {{2,140 people tried}} Nobody paid twice: unpaid doubles are released after fifteen minutes, and were.

Since that noon’s deploy the seat map asks the railway how full its trains are, {{booking 318 deployed}} and it did so while the booking’s transaction was open. {{while the booking’s transaction is open}} When one railway began to take nine seconds, {{takes 9 seconds}} every one of our 200 database connections was soon waiting for it. Switching the new seat map off ended it within minutes. {{from 200 to 61}}`,
      },
      'learnings-and-risks': {
        by: 'priya',
        markdown: `- **The name of a function is a promise about its cost.** \`seatsOf(train)\` went from a microsecond to a call abroad, and its name stayed. It is now called \`askRailwayForSeats\`, and nobody has put it into a transaction since.
- A dashboard that says *200 of 200* asks the wrong question. *Waiting for what* was one query away, and Joonas knew it by heart. It is on the dashboard now.

<!-- block: risks -->`,
      },
    },
  },
};

export const bookingsAgain: Story = {
  title: 'Bookings time out again in the evening peak',
  begins: { daysAgo: 3, at: '17:12' },
  door: { tool: 'alertmanager', service: 'booking', alerts: alerts(40) },
  severity: 'SEV2',
  services: ['booking'],
  lead: 'ines',
  impactBegan: 0,
  impact: { text: 'Bookings hung or timed out, as they did a week before', customers: 640 },
  chat: [
    [3, 'joonas', 'This looks exactly like last week. Connections 200 of 200, idle in transaction.'],
    [4, 'priya', 'That can’t be. live_occupancy has been off for a week.'],
    [6, 'ines', 'I have the lead. Priya, please look at the flag itself and not at the ticket.'],
    [9, 'priya', 'It is on?! Nobody touched it. My override from last week expired at 17:10.', 'pushpin×1 scream×4'],
    [10, 'joonas', 'Overrides expire? Since when?'],
    [
      12,
      'priya',
      'Found it: since the flag tool was upgraded in spring, every override ends after seven days unless one says otherwise. I did not expect that at all.',
    ],
    [14, 'ines', 'Decision: turn it off again with no expiry, and make off the default of the flag.', 'pushpin×1'],
    [17, 'priya', 'Turned live_occupancy off, and changed its default to off.'],
    [21, 'joonas', 'Connections went from 200 to 58, p95 is 0.6 s.'],
    [30, 'sam', 'About 640 travellers this time. No doubles left.'],
    [34, 'priya', 'The fix for the first one is in main since last week. It waits for the Thursday release.'],
    [36, 'ines', 'We should release the fix of an incident on the day it is merged and not with the next train.'],
    [38, 'priya', 'TODO: release booking 320 tomorrow morning.'],
  ],
  mitigated: 21,
  resolved: 40,
  document: {
    title: 'The mitigation that expired after seven days',
    owner: 'ines',
    writtenAfterDays: 2,
    until: 'draft',
    dueInDays: 1.2,
    followUps: [
      {
        title: 'The flag tool says a day before that an override will expire, and to whom it matters',
        why: 'What holds an incident back must not end in silence.',
        owner: 'joonas',
        dueIn: 6,
        priority: 'high',
      },
      {
        title: 'Release the fix of an incident on the day it is merged',
        why: 'It was ready four days before it was needed.',
        owner: 'ines',
        dueIn: 1,
        priority: 'medium',
      },
    ],
    writing: {
      summary: {
        by: 'ines',
        markdown: `A week after bookings had hung because of a slow railway, they hung again, for 640 travellers. {{About 640 travellers}} The seat map that we had switched off then had come back on: overrides of a flag expire after seven days, {{every override ends after seven days}} which none of us knew. {{expired at 17:10}} Switching it off again, this time for good, ended it within ten minutes. {{Turned live_occupancy off}}

The real fix had been merged four days earlier and was waiting for the next release. {{waits for the Thursday release}}`,
      },
    },
  },
};
