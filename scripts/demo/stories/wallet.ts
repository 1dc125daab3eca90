import type { Story } from '../story.ts';

export const wallet: Story = {
  title: 'Tickets missing from wallets after app update 5.18',
  alertTitle: 'Gate contacts: 40 in 10 minutes (normal: 3)',
  begins: { daysAgo: 33, at: '05:52' },
  door: {
    tool: 'pagerduty',
    service: 'wallet',
    priority: 'P1',
    paged: 'talia',
    acknowledged: 7,
    notes: [[39, 'talia', '5.18.0 halted in both stores. Nobody else will get it by itself.']],
  },
  severity: 'SEV1',
  services: ['wallet'],
  lead: 'ines',
  impactBegan: -14,
  impact: { text: 'Travellers who opened the updated app without a connection saw an empty wallet', customers: 1840 },
  deploys: [
    [
      -36,
      'App 5.18.0 released to all travellers on iOS and Android (staged rollout skipped: marked as a security release)',
    ],
  ],
  chat: [
    [9, 'talia', 'Awake. Looking at the wallet.'],
    [
      11,
      'sam',
      'Support here: since about half an hour people stand at gates and say their tickets are gone from the app. 40 contacts in ten minutes, normal for this hour is 3.',
      'eyes×4',
    ],
    [
      12,
      'ines',
      'I’ll lead this one. Talia, you have the app. Joonas, please check whether the ticket service still hands them out.',
    ],
    [
      14,
      'joonas',
      'The ticket service answers 200 only, p95 80 ms. Traffic is lower than usual for this hour, which is odd.',
    ],
    [16, 'talia', 'Could it be the CDN? The passes come from there and we moved its certificate on Monday.'],
    [19, 'joonas', 'Ruled out the CDN: hit rate flat at 97 %, no errors.'],
    [
      22,
      'talia',
      'Got it on my own phone. Updated to 5.18.0, flight mode, wallet is empty. The log says: ticket store schema 11, expected 12, store cleared.',
      'pushpin×1',
    ],
    [
      24,
      'talia',
      'Found it: the migration from 11 to 12 asks the server for one field and throws when there is no connection. On an error we clear the store and fetch everything again. On a train there is nothing to fetch from.',
      'pushpin×1',
    ],
    [26, 'ines', 'So whoever opened the app underground or on board lost the copy on their phone. How many?'],
    [
      29,
      'priya',
      '1,840 devices opened 5.18 without a connection so far. They get their tickets back once they are online, if they know to open the app twice.',
    ],
    [
      31,
      'ines',
      'Decision: halt the rollout now, and ask the railways to accept booking number and name until the tickets are back.',
      'pushpin×1',
    ],
    [34, 'talia', 'Halted the rollout of 5.18.0 in both stores.'],
    [
      38,
      'sam',
      'Told all three partner railways that booking number and name are valid today. Two confirmed, the third has a night desk that answers within the hour.',
    ],
    [44, 'joonas', 'Coffee is the only thing on this call with an SLO.', 'joy×5'],
    [47, 'talia', 'Turned on wallet_refetch_on_start: the app now fetches at every start, no second opening needed.'],
    [58, 'priya', 'Devices with an empty wallet: from 1,840 down to 310, and falling.'],
    [74, 'sam', 'Gate contacts are back to normal. The third railway fined 23 people before it read our notice.'],
    [75, 'sam', 'We should refund those 23 without asking them for anything.', '+1×6'],
    [88, 'joonas', 'Empty wallets: 12. All of them phones that have been off since.'],
    [91, 'talia', 'Action: never clear a store that we cannot fetch again.'],
    [92, 'ines', 'We should not let a release skip the staged rollout on one person’s tick in a box.'],
    [93, 'ines', 'Closing this. Thank you all. Talia, go back to bed.'],
  ],
  mitigated: 58,
  resolved: 94,
  document: {
    title: 'Tickets vanished from wallets wherever there was no connection',
    owner: 'talia',
    writtenAfterDays: 6,
    until: 'published',
    factors: [
      {
        title: 'Clearing the ticket store was the error path',
        kind: 'vulnerability-or-defect',
        role: 'made-possible',
        effect:
          'The store has been cleared on any error since version 2, when tickets could only be shown online and an empty store cost a second. Nobody who worked on 5.18 knew that the choice still stood; in the review it read like a harmless fallback.',
        shownBy: ['store cleared', 'On an error we clear the store'],
        leadsTo: [5],
      },
      {
        title: 'The release skipped the staged rollout',
        kind: 'process-and-change',
        role: 'triggered',
        effect:
          '5.18.0 carried the fix for a leaked token and was marked as a security release, which shortens the store’s review and also goes to everyone at once. Nothing on the page says that it does both.',
        shownBy: ['staged rollout skipped'],
        leadsTo: [5],
      },
      {
        title: 'We test where the connection is good',
        kind: 'training-and-knowledge',
        role: 'made-possible',
        effect:
          'The migration ran on eleven phones in the office and on none without a connection. On the day of travel offline is normal; our checklist did not know that.',
        leadsTo: [1],
      },
      {
        title: 'Nothing listens for silence',
        kind: 'detection-and-alerting',
        role: 'made-worse',
        effect:
          'A phone that cannot reach us sends no error. Every graph was green, and we read low traffic as a calm morning.',
        shownBy: ['Traffic is lower than usual'],
      },
      {
        title: 'Tickets gone from 1,840 phones that could not fetch them again',
        kind: 'design',
        role: 'made-worse',
        effect: 'Travellers stood at gates with a valid ticket that nobody could see; 23 of them were fined.',
        shownBy: ['1,840 devices', 'fined 23 people'],
      },
      {
        title: 'Railways accepted booking number and name',
        kind: 'external',
        role: 'limited-the-damage',
        effect: 'Two of three did within half an hour, so most people travelled anyway.',
        shownBy: ['booking number and name are valid'],
      },
      {
        title: 'A switch from an old trial was still there',
        kind: 'tooling-and-interface',
        role: 'limited-the-damage',
        effect:
          'wallet_refetch_on_start should have been removed in summer. It saved us a day of app review. That was luck, and it is why we are slower to delete switches now.',
        shownBy: ['wallet_refetch_on_start'],
      },
      {
        title: 'A good first dashboard',
        kind: 'detection-and-alerting',
        role: 'limited-the-damage',
        effect: 'The CDN was a fair suspect and was out of the way in three minutes: its hit rate is the first graph.',
        shownBy: ['Ruled out the CDN'],
      },
    ],
    risks: [
      {
        text: 'A phone that updates overnight and begins its day in a tunnel meets every migration for the first time there; we would again hear of it from the gate.',
        likelihood: 'medium',
        impact: 'high',
        followUps: [3, 4],
      },
    ],
    followUps: [
      {
        title: 'Keep the old ticket store until the new one has been read back',
        why: 'Clearing was the error path. After this a failed migration costs a retry and not a journey.',
        owner: 'talia',
        dueIn: -20,
        priority: 'high',
        status: 'done',
        url: 'https://git.fernlinie.example/app/pull/1764',
        kind: 'prevent',
        addresses: [1],
      },
      {
        title: 'A second person says yes before a release skips the staged rollout',
        why: 'At 5 % we would have seen about 90 empty wallets instead of 1,840.',
        owner: 'ines',
        dueIn: -3,
        priority: 'high',
        status: 'in-progress',
        kind: 'mitigate',
        addresses: [2],
      },
      {
        title: 'Alert when ticket reads per started app fall below half of last week’s',
        why: 'Silence was the only signal we had, and nothing listened to it.',
        owner: 'joonas',
        dueIn: 9,
        priority: 'medium',
        status: 'in-progress',
        kind: 'detect',
        addresses: [4],
      },
      {
        title: 'Run every store migration offline, on the oldest phone we support',
        why: 'Offline is the normal state of our travellers and was in no checklist.',
        owner: 'talia',
        dueIn: -12,
        priority: 'medium',
        status: 'done',
        kind: 'prevent',
        addresses: [3],
      },
    ],
    writing: {
      summary: {
        by: 'talia',
        markdown: `For a little over an hour in the morning, 1,840 travellers opened our app on board or underground and found their wallet empty. {{1,840 devices}} Their tickets were valid and safe on our servers; the copy on the phone was gone, and without a connection the app could not get it back. Support noticed before any monitor did, when contacts from the gates rose from 3 to 40 in ten minutes. {{normal for this hour is 3}}

App 5.18.0 had gone to everybody at once shortly before. {{App 5.18.0 released}} It migrates the store of saved tickets, and where a migration fails the app clears the store and fetches everything again: a second of loading at a desk, and the end of a ticket on a train. {{On an error we clear the store}} Halting the release kept the number from growing, and a switch that makes the app fetch at every start brought the tickets back. {{wallet_refetch_on_start}}

One partner railway fined 23 people before it had read our notice. {{fined 23 people}} All of them were refunded the same day, without having to ask.`,
      },
      'learnings-and-risks': {
        by: 'talia',
        markdown: `- **A fallback is a decision about the worst day.** *Clear and fetch again* is right when fetching costs a second and wrong when it costs a journey. We looked for the same habit elsewhere and found it twice: in seat reservations and in half-written delay claims.
- **The desk knew first.** Sam’s count of contacts per ten minutes was the best monitor we had that morning, and it lived in a spreadsheet. It pages now.
- **Who may speak to the railways at night** was decided on the spot, by whoever was awake. It went well. We would not like to depend on it.

<!-- block: risks -->`,
      },
      'debrief-notes': {
        by: 'noor',
        markdown: `We talked for forty minutes, six of us. Two things are not settled and go to the next operations round: whether a security release may ever go to everybody at once (Joonas: for a leaked credential every minute counts; Priya: then a fifth of the phones first, and an hour later the rest), and who may call a partner railway at night.

Talia fixed this at two in the morning, from her own phone. The log line that told her what had happened was one she had added the week before, “because it annoyed me not to know”. We leave that sentence in on purpose.`,
      },
    },
  },
};
