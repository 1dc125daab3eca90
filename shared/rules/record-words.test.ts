import { describe, expect, it } from 'vitest';
import { sayAction, sayField } from './record-words.ts';

const said = (action: string, subject: string) => {
  const { before, it: thing, after } = sayAction(action, subject);
  return `${before}${thing ?? ''}${after}`;
};

describe('an entry in words', () => {
  it('names whom or what it is about', () => {
    expect(said('post-mortem.submitted', 'PM-3')).toBe('submitted PM-3 for review');
    expect(said('member.changed', 'Bo Lund')).toBe('changed the access of Bo Lund');
    expect(said('participant.set', 'Bo Lund')).toBe('gave a part in the incident: Bo Lund');
    expect(said('member.joined', 'Bo Lund')).toBe('joined');
  });
  it('shows what it does not know by its own name', () =>
    expect(said('legal-hold.set', 'PM-3')).toBe('legal hold set'));
  it('names a field as people write it', () => expect(sayField('dueAt')).toBe('due at'));
  it('says of a backup what it was of', () => {
    expect(said('installation.backed-up', 'the installation')).toBe('took a backup of the installation');
    expect(said('installation.restored', 'the installation')).toBe('restored the installation from a backup');
  });
});
