import { describe, expect, test } from 'vitest';
import type { RuleEvent } from '../event-words.ts';
import { findStabilisers } from './find-stabilisers.ts';

const minute = (n: number) => Date.parse('2026-03-04T10:00:00Z') + n * 60_000;
const said = (at: number, actor: string, text: string, kind: RuleEvent['kind'] = 'message'): RuleEvent => ({
  id: `at-${at}`,
  at: minute(at),
  actor,
  text,
  kind,
});
const find = (...events: RuleEvent[]) =>
  findStabilisers(events, { from: minute(0), until: minute(41) }, ({ actor }) =>
    actor === 'deploybot' ? undefined : (actor ?? undefined),
  );

describe('what stabilised it', () => {
  test('is the last step before it recovered, in the words of the record', () => {
    expect(
      find(
        said(-1, 'sam', 'Config v412 pushed', 'deploy'),
        said(20, 'ana', 'Restarted the gateway', 'action'),
        said(38, 'sam', 'Rolled back to v411'),
        said(39, 'ana', 'should we restart it again?'),
        said(40, 'ana', 'error rate is falling'),
        said(45, 'ana', 'Scaled back down', 'action'),
      ),
    ).toEqual([{ personId: 'sam', what: 'Rolled back to v411', evidence: ['at-38'] }]);
  });
  test('is not the change that triggered it, not a plan, not a program, not an alert', () => {
    expect(
      find(
        said(-1, 'sam', 'Deployed v412', 'deploy'),
        said(5, 'ana', "let's roll back"),
        said(6, 'deploybot', 'Rolled back to v411', 'deploy'),
        said(7, 'ana', 'Restarted pods alert', 'alert'),
      ),
    ).toEqual([]);
  });
  test('is unknown when the last step was long before', () => {
    const steps = [said(1, 'ana', 'Restarted it', 'action')];
    expect(findStabilisers(steps, { from: minute(0), until: minute(300) }, ({ actor }) => actor ?? undefined)).toEqual(
      [],
    );
  });
});
