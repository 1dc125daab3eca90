import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, type EventKind } from '../incident-record.ts';
import { classifyText } from './classify.ts';

const SAID: Record<string, EventKind> = {
  "I think it's the new connection pool setting": 'hypothesis',
  'could it be the config push from this morning?': 'hypothesis',
  'maybe the cache is cold after the failover': 'hypothesis',
  'We suspect the upstream payment provider': 'hypothesis',
  'this might be related to the certificate': 'hypothesis',
  'wondering if the DNS change did this': 'hypothesis',
  "let's roll back": 'decision',
  'We decided to fail over to the secondary region': 'decision',
  'ok, I’ll restart the workers now': 'decision',
  'Going ahead with the rollback': 'decision',
  'Declaring SEV2 for checkout': 'decision',
  'rolled back to the previous release': 'action',
  'restarted checkout-api': 'action',
  'Scaled up the consumers from 4 to 12': 'action',
  'deploying…': 'action',
  'Deploying the fix to production': 'action',
  'disabled the recommendations flag': 'action',
  'paged the database on-call': 'action',
  'Deployed checkout v2.3.1 to production': 'deploy',
  'Release 4.12.0 rolled out to prod': 'deploy',
  'seeing 500s on checkout': 'observation',
  'error rate is 4% and climbing': 'observation',
  'CPU on db-3 is maxed': 'observation',
  'latency back to normal': 'observation',
  'pods are restarting every two minutes': 'observation',
  'customers report that they cannot pay': 'observation',
  'should we roll back?': 'message',
  "we haven't restarted anything": 'message',
  'can you restart it?': 'message',
  'good morning': 'message',
  'thanks everyone!': 'message',
  'joining the call in five': 'message',
  'I think we should talk to support first': 'message',
  "I think we're good": 'message',
  "let's see": 'message',
  '👀': 'message',
  '': 'message',
};

describe('classifyText', () => {
  it.each(Object.entries(SAID))('%s', (text, kind) => {
    expect(classifyText(text)).toBe(kind);
  });

  it('does not read quoted lines or code as what the writer says', () => {
    expect(classifyText('> restarted checkout-api\nthank you')).toBe('message');
    expect(classifyText('```\nerror rate is 90%\n```')).toBe('message');
  });

  it('gives a kind for any text, in time linear in its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => EVENT_KINDS.includes(classifyText(text))));
    const began = performance.now();
    for (const piece of ['a ', 'i think ', 'the error ', 'roll', '`', '\u0000', 'is is ', ' '.repeat(50)]) {
      classifyText(piece.repeat(100_000));
    }
    expect(performance.now() - began).toBeLessThan(500);
  });
});
