import type { Home } from '../../data/installation.ts';
import { clock } from '../../ui/time-words.ts';

/** "Good morning, Ana": by the clock of the reader's zone. */
export function greeting(name: string | null, zone: string, now = Date.now()): string {
  const hour = Number(clock(now, zone).slice(0, 2));
  const words = hour < 5 ? 'Still up' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
  return name ? `${words}, ${name}` : words;
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const counted = (count: number, one: string, many: string) => `${NUMBERS[count] ?? count} ${count === 1 ? one : many}`;

/** What the day looks like, in one or two sentences. */
export function situation(home: Home, zone: string): string {
  const sentences: string[] = [];
  if (home.nightPageAt) sentences.push(`You were pulled in at ${clock(home.nightPageAt, zone)}; take it slowly.`);
  if (home.openIncidents > 0) {
    sentences.push(`${counted(home.openIncidents, 'incident is', 'incidents are')} open.`);
  }
  const { waiting } = home.counts;
  const late = home.groups.flatMap((group) => group.items).filter((item) => item.late).length;
  if (waiting > 0) {
    sentences.push(
      `${counted(waiting, 'thing waits', 'things wait')} for you${late > 0 ? `, ${late === 1 ? 'one' : late} of them late` : ''}.`,
    );
  } else {
    sentences.push(late > 0 ? `${counted(late, 'follow-up is', 'follow-ups are')} late.` : 'Nothing waits for you.');
  }
  return sentences.join(' ');
}
