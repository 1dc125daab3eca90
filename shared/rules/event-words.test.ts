import { describe, expect, test } from 'vitest';
import { isCleared, isFiring, isTool, type RuleEvent, type Signal, says } from './event-words.ts';

const message = (text: string): RuleEvent => ({ id: 'e', at: 0, kind: 'message', text });

const SAYS: [Signal, string[]][] = [
  [
    'impactStart',
    [
      'Outage starts',
      'first 500s on checkout',
      'API began timing out',
      'site went down',
      'Fault occurs',
      'pods start crashlooping',
    ],
  ],
  [
    'noticed',
    [
      'Fault detected',
      'customers are reporting errors',
      'PagerDuty alerted the on-call',
      'we are seeing timeouts',
      'First report of slow pages',
      'A user reported 503 for all services',
    ],
  ],
  ['acknowledged', ['acked', "I'm on it", 'looking', 'taking a look', 'Investigation into issue commenced']],
  ['declared', ['declaring an incident, sev1', 'Incident declared', 'this is a SEV2', 'opening an incident']],
  ['mitigated', ['Issue mitigated with a restart', 'impact over', 'status: mitigated', 'Outage ends']],
  [
    'recovered',
    [
      'error rate back to normal',
      'Everything is fine and launches are working again',
      'service restored',
      'All healthy',
      'site is back up',
      'errors have stopped',
    ],
  ],
  [
    'resolved',
    ['Incident resolved', 'Resolved', 'all clear', 'closing the incident', 'target group reattached (resolved)'],
  ],
  ['relapse', ['it is failing again', 'still seeing 500s', 'the errors came back', 'spoke too soon']],
  ['change', ['deployed v412', 'Terraform changes applied', 'certificate expired', 'merged the metadata refresh']],
  [
    'repair',
    [
      'Rolled back to v411',
      'restarted the workers',
      'rollback complete',
      'fix deployed',
      'disabled the feature flag',
      'scaled up to 12 nodes',
    ],
  ],
  [
    'hypothesis',
    ['I think it is the cache', 'could it be DNS', 'maybe the pool is exhausted', 'looks like a memory leak'],
  ],
  [
    'diagnosis',
    [
      'root cause: pool limited to 20',
      'turns out the key expired',
      'caused by the new index',
      'the problem is that v412 dropped retries',
      'traced it to the proxy',
    ],
  ],
  ['ruledOut', ['not the database, that is fine', 'ruled out DNS', 'gateway looks healthy']],
  ['decision', ["let's roll back", 'we decided to fail over', 'agreed to wait']],
  [
    'followUp',
    [
      'we should alert on this',
      'TODO: write a runbook',
      'action item: raise the limit',
      "let's make sure this is tested",
      'need to cap retries so that this cannot happen',
    ],
  ],
  ['surprise', ['weird, retries are off', 'I did not expect that', 'this is confusing']],
  ['risk', ['this could happen again', 'that is only a workaround', 'there is no failover for it']],
  [
    'obstacle',
    ['no runbook for this', 'I cannot access the console', 'the dashboard is out of date', 'the rollback failed'],
  ],
  ['limited', ['luckily it was night', 'the queue kept the orders', 'only affects EU tenants', 'no data was lost']],
  ['dependency', ['upstream provider has an outage', 'Cloudflare is having an incident']],
  ['leading', ["I'm taking incident command", "I'll be the incident commander"]],
  ['watching', ['watching', 'following along', '+1', '👀']],
];

describe('what words say', () => {
  test.each(SAYS.flatMap(([signal, texts]) => texts.map((text) => [signal, text] as const)))(
    '%s: %s',
    (signal, text) => {
      expect(says(message(text), signal)).toBe(true);
    },
  );
});

const DOES_NOT_SAY: [Signal, string][] = [
  ['recovered', 'is it back to normal?'],
  ['recovered', 'not recovered yet'],
  ['recovered', 'should be back to normal soon'],
  ['recovered', '187 GB of disk space has been recovered'],
  ['mitigated', 'once this is mitigated we can look at the cause'],
  ['resolved', 'until the incident is resolved, no deploys'],
  ['diagnosis', 'ongoing troubleshooting to find root cause'],
  ['diagnosis', 'confirmed with two customers, logins are working again'],
  ['obstacle', 'customers report they cannot log in'],
  ['limited', 'good luck with it'],
  ['surprise', 'No weird activity was noted'],
  ['repair', 'noted file times in case a rollback is needed'],
  ['noticed', 'ok'],
];

describe('what words do not say', () => {
  test.each(DOES_NOT_SAY)('%s: %s', (signal, text) => {
    expect(says(message(text), signal)).toBe(false);
  });
});

test('an alert fires or clears', () => {
  const alert = (text: string): RuleEvent => ({ id: 'a', at: 0, kind: 'alert', text });
  expect(isFiring(alert('FIRING: 5xx above 2%'))).toBe(true);
  expect(isCleared(alert('[RESOLVED] 5xx above 2%'))).toBe(true);
  expect(isFiring(alert('[RESOLVED] 5xx above 2%'))).toBe(false);
  expect(isFiring(message('5xx above 2%'))).toBe(false);
});

test('programs are told from people', () => {
  expect(isTool({ actor: 'PagerDuty', source: 'slack' })).toBe(true);
  expect(isTool({ actor: 'deploy-bot', source: 'slack' })).toBe(true);
  expect(isTool({ actor: 'argocd', source: 'argocd' })).toBe(true);
  expect(isTool({ actor: '@sam', source: 'slack' })).toBe(false);
  expect(isTool({ actor: 'Abbott', source: null })).toBe(false);
});

test('a text of any length is read in no time', () => {
  const long = `${'a '.repeat(60_000)}incident resolved`;
  const begun = performance.now();
  says(message(long), 'resolved');
  expect(performance.now() - begun).toBeLessThan(200);
});
