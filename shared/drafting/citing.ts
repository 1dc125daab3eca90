import { kindLabel } from '../document/kind-label.ts';
import { says } from '../rules/event-words.ts';
import type { Happening, Material } from './material.ts';
import { quote } from './safe-text.ts';

/** The kind of an event in one word for people: what its words say it is, where its kind is only "message" or "note". */
export const kindWord = (event: Happening): string => {
  if (event.kind !== 'message' && event.kind !== 'note') return kindLabel(event.kind);
  if (says(event, 'followUp') && !says(event, 'question')) return 'Follow-up';
  if (says(event, 'question') && says(event, 'hypothesis')) return 'Hypothesis';
  if (says(event, 'question')) return kindLabel(event.kind);
  if (says(event, 'declared')) return 'Declared';
  if (says(event, 'mitigated') || says(event, 'recovered') || says(event, 'resolved')) return 'Recovery';
  if (says(event, 'decision')) return 'Decision';
  if (says(event, 'repair') && !says(event, 'plan')) return 'Action';
  if (says(event, 'hypothesis')) return 'Hypothesis';
  if (says(event, 'diagnosis') || says(event, 'ruledOut')) return 'Diagnosis';
  if (event.kind === 'note' && says(event, 'change')) return 'Change';
  return kindLabel(event.kind);
};

/** "Sam Okafor, 10:38": who and when; only when, for what no person did. */
export const whoAndWhen = (material: Material, event: Happening): string => {
  const when = material.local.moment(event.at);
  return event.who && event.byPerson ? `${event.who}, ${when}` : when;
};

/** “Rolled back to v411” (Sam Okafor, 10:38) */
export const citeEvent = (material: Material, event: Happening, most?: number): string =>
  `${quote(event.text, most)} (${whoAndWhen(material, event)})`;

/**
 * The part of a long message that says it: the sentence around the first match, whole when the message is short.
 * Words are never changed, only left out at both ends.
 */
export const passage = (text: string, sign: RegExp, most = 240): string => {
  if (text.length <= most) return text;
  const hit = sign.exec(text);
  if (!hit) return text;
  const before = text.slice(0, hit.index);
  const from = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('\n'),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
  );
  const rest = text.slice(from + 1);
  const end = /[.!?](?:\s|$)|\n/.exec(rest.slice(hit.index - from - 1));
  return (end ? rest.slice(0, hit.index - from - 1 + end.index + 1) : rest).trim();
};
