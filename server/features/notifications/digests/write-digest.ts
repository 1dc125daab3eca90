import { sayDue } from '#shared/rules/nudges.ts';
import { count, sayList } from '#shared/rules/plain-words.ts';
import type { ChannelMessage } from '../channels/channel-message.ts';
import type { Digest, DigestItem } from './load-digest.ts';

/** "3 open, 1 of them late, and 2 to read". */
export function sayCounts({ open, late, published }: Digest): string {
  const work = late === 0 ? `${open} open` : `${open} open, ${late} of them late`;
  return sayList([...(open > 0 ? [work] : []), ...(published.length > 0 ? [`${published.length} to read`] : [])]);
}

/** A line of it; what is private by its reference alone, since the line leaves the house. */
export function sayItem(item: DigestItem, today: string): string {
  const name = item.private ? `${item.reference} (private)` : `${item.reference} ${item.title}`;
  const details = [
    ...(item.private || item.owner === null ? [] : [item.owner]),
    ...(item.dueOn === null ? [] : [sayDue(item.dueOn, today)]),
  ];
  return details.length > 0 ? `${name} (${details.join(', ')})` : name;
}

export function digestSections(digest: Digest, publicUrl: string, today: string): ChannelMessage['sections'] {
  const line = (item: DigestItem) => ({ text: sayItem(item, today), url: publicUrl + item.path });
  const late = digest.items.filter((item) => item.late);
  const others = digest.items.filter((item) => !item.late);
  const rest = digest.open - digest.items.length;
  const more = rest > 0 ? [{ text: `and ${count(rest, 'other')}`, url: `${publicUrl}/digests/${digest.team.id}` }] : [];
  const sections = [
    { heading: 'Late, where help is welcome', items: late.map(line) },
    { heading: 'Open', items: [...others.map(line), ...more] },
    {
      heading: 'Published this week',
      items: digest.published.map((one) => ({
        text: one.private ? `${one.reference} (private)` : `${one.reference} ${one.title}`,
        url: publicUrl + one.path,
      })),
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

export const digestMessage = (digest: Digest, publicUrl: string, today: string): ChannelMessage => ({
  title: `This week in ${digest.team.name}`,
  text: `${sayCounts(digest)}.`,
  sections: digestSections(digest, publicUrl, today),
  action: { label: 'Open', url: `${publicUrl}/digests/${digest.team.id}` },
});
