import { describe, expect, it } from 'vitest';
import type { MailRule } from './notification-kinds.ts';
import { reachTimes } from './reach-times.ts';

const HOUR = 3_600_000;
const TIMES: Record<MailRule, number | null> = {
  'at-once': 0,
  'working-hours': 5 * HOUR,
  daily: 20 * HOUR,
  never: null,
};
const timeOf = (rule: MailRule) => TIMES[rule];
const both = { mail: true, chat: true };
const asUsual = { mail: null, chat: null };

describe('the ways a notification takes', () => {
  it('is mail alone where no chat is connected', () => {
    expect(reachTimes('mention', asUsual, { mail: true, chat: false }, timeOf)).toEqual({
      mailAt: new Date(5 * HOUR),
      chatAt: null,
      mailUnlessChat: false,
    });
  });

  it('is the chat first, and mail two hours later if that did not take it', () => {
    expect(reachTimes('mention', asUsual, both, timeOf)).toEqual({
      mailAt: new Date(7 * HOUR),
      chatAt: new Date(5 * HOUR),
      mailUnlessChat: true,
    });
  });

  it('is both, each at its own time, for whoever chose when it is mailed', () => {
    expect(reachTimes('mention', { mail: 'at-once', chat: 'daily' }, both, timeOf)).toEqual({
      mailAt: new Date(0),
      chatAt: new Date(20 * HOUR),
      mailUnlessChat: false,
    });
  });

  it('is neither for whoever chose so, and for nobody where there are no ways out', () => {
    const silent = { mailAt: null, chatAt: null, mailUnlessChat: false };
    expect(reachTimes('mention', { mail: 'never', chat: 'never' }, both, timeOf)).toEqual(silent);
    expect(reachTimes('mention', asUsual, { mail: false, chat: false }, timeOf)).toEqual(silent);
  });

  it('leaves the mail of a meeting to its invitation', () => {
    expect(reachTimes('debrief', asUsual, both, timeOf)).toEqual({
      mailAt: null,
      chatAt: new Date(0),
      mailUnlessChat: false,
    });
  });
});
