import type { Story } from '../story.ts';

/** Over before anybody looked, and nobody was harmed: not every incident needs a post-mortem. */
export const searchIndex: Story = {
  title: 'Search index 4 minutes behind',
  begins: { daysAgo: 19, at: '06:40' },
  door: {
    tool: 'alertmanager',
    service: 'search',
    alerts: [
      { name: 'SearchIndexLagging', summary: 'Search index 4 minutes behind', severity: 'info', from: 0, until: 6 },
    ],
  },
  severity: 'SEV5',
  services: ['search'],
  resolved: 6,
};

/** Seen by those who took part and by admins, and so is everything that came of it. */
export const contractorAccess: Story = {
  title: 'Contractors could open the support database',
  begins: { daysAgo: 15, at: '13:20' },
  door: { tool: 'by-hand', from: 'noor' },
  severity: 'SEV2',
  type: 'security',
  services: ['accounts'],
  lead: 'noor',
  private: true,
  impact: {
    text: 'A contractor’s account could have read 3,100 e-mail addresses; the access log shows that none was read',
    customers: 0,
  },
  chat: [
    [3, 'noor', 'Please keep this in here. A contractor told me that their account opens the support database.'],
    [6, 'joonas', 'Confirmed: the role support_readonly was granted to the group all-contractors twelve days ago.'],
    [9, 'noor', 'Who saw what?'],
    [
      14,
      'joonas',
      'The access log shows two logins from that group since then. Both stopped at the first page, no query on the travellers table.',
    ],
    [
      16,
      'noor',
      'Decision: revoke the grant now, and read the log line by line before we say anything to anybody.',
      'pushpin×1',
    ],
    [18, 'joonas', 'Revoked the grant from all-contractors.'],
    [41, 'joonas', 'Read the whole log. No address was read by anybody who should not have.'],
    [
      47,
      'noor',
      'I spoke with our data protection officer: nothing was read, so nobody has to be notified. We write it down all the same.',
    ],
    [
      52,
      'ines',
      'I am surprised that a grant to a whole group raises no question anywhere. It was one line in a change of 900.',
    ],
    [58, 'noor', 'We should require a second pair of eyes for grants to groups.'],
  ],
  mitigated: 18,
  resolved: 60,
  document: {
    title: 'One line in a change of nine hundred',
    owner: 'noor',
    writtenAfterDays: 3,
    until: 'draft',
    followUps: [
      {
        title: 'A grant to a group is its own change, with a second reviewer',
        why: 'One line among 900 is not seen, by anybody.',
        owner: 'noor',
        dueIn: 2,
        priority: 'high',
      },
    ],
    writing: {
      summary: {
        by: 'noor',
        markdown: `For twelve days, any contractor’s account could open the support database, and with it 3,100 e-mail addresses. {{granted to the group all-contractors}} A contractor noticed and told us. {{A contractor told me}} Two accounts had opened it in that time and gone no further than its first page; {{Both stopped at the first page}} the whole log was read, and nothing was taken. {{No address was read}}`,
      },
    },
  },
};

export const doubleNotices: Story = {
  title: 'Delay notices were sent twice',
  begins: { daysAgo: 6, at: '09:05' },
  door: { tool: 'generic', service: 'notices', from: 'sam' },
  severity: 'SEV3',
  services: ['notices'],
  lead: 'joonas',
  impact: { text: 'Travellers got the same delay notice twice, in the same minute', customers: 5300 },
  chat: [
    [
      2,
      'sam',
      'Travellers forward us two identical messages of the same minute. It began with the 08:50 from Milan, I think.',
    ],
    [5, 'joonas', 'Looking.'],
    [9, 'joonas', 'I wonder if the deploy of notices 77 left old consumers running.'],
    [13, 'joonas', 'No: three consumers, all of them on 77. Ruled out.'],
    [18, 'mateus', 'Payments saw the broker rebalance at 08:47 UTC. Could it be that?', 'bulb×2'],
    [
      22,
      'joonas',
      'Found it: a rebalance hands the partition to another consumer, which starts from the last committed offset, and we commit every 30 seconds. So it sends up to 30 seconds of notices once more.',
      'pushpin×1',
    ],
    [24, 'joonas', 'Let’s commit after every message until we know better. Slower, but once.'],
    [28, 'joonas', 'Deployed notices 78 with a commit per message.'],
    [35, 'joonas', 'No doubles in the last five minutes.'],
    [
      44,
      'sam',
      '5,300 people got one twice. Most are amused. One asks whether the train is now delayed twice as much.',
      'joy×7',
    ],
    [50, 'joonas', 'We should make sending idempotent by notice and traveller; then the broker may do what it likes.'],
  ],
  mitigated: 35,
  resolved: 55,
  override: {
    by: 'noor',
    outcome: 'recommended',
    reason: 'Small for travellers, but three other services read from the same broker in the same way.',
  },
  document: {
    title: 'Delay notices were sent twice when the broker rebalanced',
    owner: 'joonas',
    writtenAfterDays: 4,
    until: 'in-review',
    note: 'Ines, Mateus: is the second factor fair to the team that runs the broker?',
    accounts: [
      {
        by: 'joonas',
        answers: {
          noticed: [5, 'Two screenshots from Sam, same text, same minute. I thought of a double click first.'],
          expected: [9, 'Old consumers left over from the deploy. It fitted the hour and I liked it for four minutes.'],
          surprised: 'That we had lived with a commit every thirty seconds since March, and that I had written it.',
          eased: 'Mateus read along and knew about the rebalance. Nothing we look at shows one.',
        },
      },
      {
        by: 'mateus',
        answers: {
          noticed: [18, 'A dent in our own graph at 08:47 that I had already shrugged off.'],
          trying: 'To finish a release. I read the channel because it was lunch.',
          realised: [22, 'When Joonas said “last committed offset”. Until then I only had a coincidence to offer.'],
        },
      },
    ],
    followUps: [
      {
        title: 'Send each notice once per traveller, whatever the broker repeats',
        why: 'At least once is what it promises; the rest is ours.',
        owner: 'joonas',
        dueIn: 15,
        priority: 'medium',
      },
    ],
    writing: {
      summary: {
        by: 'joonas',
        markdown: `5,300 travellers got a delay notice twice within a minute. {{5,300 people}} Nobody missed one. The message broker had rebalanced at breakfast, as it does a few times a month; {{broker rebalance}} the consumer that takes over begins where the last one had *said* it was, and ours said so every thirty seconds. {{we commit every 30 seconds}} Saying so after every message ended it. {{commit per message}}`,
      },
      'contributing-factors': {
        by: 'joonas',
        markdown: `**We count on “once” where “at least once” is promised** (training and knowledge). The broker’s documentation says it on its first page. Our code was written by people who knew, and later changed for speed by people who did not: a commit every thirty seconds was mine.

**A rebalance is invisible to those it concerns** (process and change). It is routine for the platform team and is announced in a channel that none of the four teams downstream reads. Mateus knew because a graph of his had a dent. {{broker rebalance at 08:47}}

**The last deploy is always the first suspect** (knowledge). It was the wrong one here and cost four minutes, which is cheap. We note it because we also came close to rolling it back, and would have believed that this helped. {{left old consumers running}}`,
      },
      'learnings-and-risks': {
        by: 'joonas',
        markdown: `- It would have happened at any rebalance since March. It has: support found eleven older complaints about doubles, each taken for a mistake by the traveller.
- **What could still go wrong:** payments and seat reservations read from the same broker. Payments is safe, each message carries an id. Reservations is not, and nobody has yet said what a second reservation would do.`,
      },
    },
  },
};

export const lateCodes: Story = {
  title: 'Sign-in codes arrived two minutes late',
  begins: { daysAgo: 1, at: '11:20' },
  door: {
    tool: 'alertmanager',
    service: 'accounts',
    alerts: [
      {
        name: 'SignInCodeDelay',
        summary: 'Sign-in codes take longer than 60 s (median 118 s)',
        severity: 'warning',
        from: 0,
        until: 24,
      },
    ],
  },
  severity: 'SEV3',
  services: ['accounts'],
  lead: 'talia',
  impactBegan: -2,
  impact: { text: 'Sign-in codes by text message took two minutes, and some people asked for three of them' },
  chat: [
    [3, 'talia', 'Looking. Codes leave us at once, so it is the SMS provider.'],
    [11, 'talia', 'Their status page agrees: delayed delivery in four countries.'],
    [13, 'talia', 'Switched over to the second provider for Germany and Austria.'],
    [22, 'talia', 'Median is back to 6 s.'],
  ],
  mitigated: 22,
  resolved: 24,
};
