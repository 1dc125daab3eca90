import { says } from '../../rules/event-words.ts';
import { joinNames } from '../../rules/participants.ts';
import { passage, whoAndWhen } from '../citing.ts';
import type { Happening, Material } from '../material.ts';
import { cleanLine, quote } from '../safe-text.ts';
import type { DraftItem } from '../shape.ts';

const MOST = 20;

/** "We should roll back now" during the incident is a step, not a follow-up. */
const RIGHT_NOW =
  /\bwe (?:should|need to|must|have to|ought to) (?:\w+ )?(?:roll|revert|restart|fail ?over|page|escalate|declare|call|check|look|try|wait|ask|get|find|see|stop|keep|be |start|switch|disable|scale|figure|know|understand|tell|inform|communicate|update the status|post)\b/i;
const EXPLICIT =
  /\btodo\b|\bto-do\b|\baction(?: item)?s?\s*[:-]|\bfollow[- ]?up|\bafter (?:this|the incident)|\blong[- ]term|\bpermanent|\bpost-?mortem\b|\bso that\b|\bticket\b/i;
const WORDS =
  /\bwe (?:really |also |probably |definitely )*(?:should|ought to|must|need to|have to)\b|\btodo\b|\bto-do\b|\baction(?: item)?s?\s*[:-]|\bfollow[- ]?ups?\b|\blet['’]?s (?:make sure|ensure|add|file|create|open|write|document|not forget|remember|schedule|track|fix)\b|\bneeds? (?:to|a|an)\b|\b(?:someone|somebody) should\b|\bpermanent fix\b|\blong[- ]term fix\b|\b(?:i|we)['’]?ll (?:file|open|create|raise|write|add)\b/i;
const OFFERS = /\bI['’]?(?:ll| will| can| am going to|['’]m going to)\b/i;
const NAMED =
  /\b(?:owner|assignee|assigned to)\s*[:=]?\s*@?([\p{L}][\p{L}\d._-]*)|@([\p{L}\d][\p{L}\d._-]*)|\b(\p{Lu}[\p{L}]+)(?: \p{Lu}[\p{L}]+)? (?:to|will|should|can) |(?:\s[-–—]|[([])\s*(\p{Lu}\p{L}+)[)\]]?\s*[.!]?$/u;

const isFollowUp = (material: Material, event: Happening): boolean => {
  if (event.kind === 'alert' || event.kind === 'deploy' || !says(event, 'followUp')) return false;
  if (EXPLICIT.test(event.text)) return true;
  if (says(event, 'question')) return false;
  const isOver = material.end !== undefined && event.at >= material.end;
  return isOver || !RIGHT_NOW.test(event.text);
};

const proposeOwner = (material: Material, event: Happening, text: string): { name: string; why: string } | null => {
  const said = NAMED.exec(text);
  const name = said?.slice(1).find(Boolean);
  const known = [...(material.record.people ?? []), ...material.participants];
  const person = name ? joinNames(known)(name) : undefined;
  if (person) return { name: cleanLine(person.name, 80), why: 'named in the message' };
  if (!event.who || !event.byPerson) return null;
  return { name: event.who, why: OFFERS.test(text) ? 'offered to do it' : 'said it' };
};

const fingerprint = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .slice(0, 120);

/** What people already said ought to be done, in their own words. Nothing is proposed that nobody said. */
export const draftFollowUps = (material: Material): DraftItem[] => {
  const from = material.start ?? -Infinity;
  const seen = new Set<string>();
  const items: DraftItem[] = [];
  for (const event of material.happenings) {
    if (event.at < from || !isFollowUp(material, event)) continue;
    const text = passage(event.text, WORDS);
    const print = fingerprint(text);
    if (print === '' || seen.has(print)) continue;
    seen.add(print);
    const owner = proposeOwner(material, event, text);
    const offered =
      owner && owner.why !== 'said it'
        ? ` Possible owner: ${owner.name}, who ${owner.why === 'offered to do it' ? 'offered to do it' : 'is named in the message'}.`
        : '';
    const words = quote(text, 280);
    items.push({
      type: 'follow-up',
      quote: words,
      saidBy: event.byPerson ? event.who : null,
      at: new Date(event.at).toISOString(),
      proposedOwner: owner,
      note: `${whoAndWhen(material, event)}.${offered}`,
      text: `${words} (${whoAndWhen(material, event)}).${offered}`,
      evidence: [event.id],
    });
    if (items.length === MOST) break;
  }
  return items;
};
