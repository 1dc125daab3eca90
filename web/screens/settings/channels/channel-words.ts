import type { ChannelKind } from '#shared/contracts/channels.ts';
import type { Channel } from '../../../data/channels.ts';

export const CHANNEL_NAMES: Record<ChannelKind, string> = { slack: 'Slack', teams: 'Microsoft Teams' };

/** "What is published and the week of Payments". */
export function whatGoes({ announcements, digests, team }: Channel): string {
  const parts = [
    ...(announcements ? [team ? `what ${team.name} publishes` : 'what is published'] : []),
    ...(digests ? [team ? `the week of ${team.name}` : 'the week of every team'] : []),
  ];
  return parts.length === 0 ? 'nothing for now' : parts.join(' and ');
}
