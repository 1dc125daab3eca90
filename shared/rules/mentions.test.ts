import { describe, expect, it } from 'vitest';
import { mentionsAdded, mentionsIn } from './mentions.ts';

const ANA = '01890a5d-ac96-774b-bcce-b302099a8057';
const BO = '01890a5d-ac96-774b-bcce-b302099a8058';
const at = (name: string, id: string) => `[@${name}](debrief:person/${id})`;

describe('who is mentioned', () => {
  it('each person once, with their line in plain words', () => {
    const text = `Intro.\n\n- [ ] ${at('Ana Ruiz', ANA)} saw the **queue** grow.[^3]\n\nLater ${at('Ana Ruiz', ANA)} and ${at('Bo \\[on call\\]', BO)} met.`;
    expect(mentionsIn(text)).toEqual([
      { personId: ANA, excerpt: '@Ana Ruiz saw the queue grow.' },
      { personId: BO, excerpt: 'Later @Ana Ruiz and @Bo [on call] met.' },
    ]);
  });

  it('nobody by a service, an address or a plain @', () => {
    expect(mentionsIn(`[checkout](debrief:service/${ANA}) [@x](https://x.example/${ANA}) @ana`)).toEqual([]);
  });

  it('a change tells only of those who are new in it', () => {
    const before = `${at('Ana Ruiz', ANA)} looked.`;
    expect(mentionsAdded(before, `${before} Then ${at('Bo', BO)}.`).map((one) => one.personId)).toEqual([BO]);
    expect(mentionsAdded(before, `Again: ${before}`)).toEqual([]);
  });

  it('a long line is cut', () => {
    expect(mentionsIn(`${at('Ana', ANA)} ${'word '.repeat(100)}`)[0]?.excerpt.length).toBeLessThanOrEqual(160);
  });
});
