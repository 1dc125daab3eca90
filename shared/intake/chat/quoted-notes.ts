import type { Draft } from './date-messages.ts';

/** How far back a quoted beginning is looked for. */
const LOOK_BACK = 500;

/** A message that is really about an earlier one: a reaction or a reply, which Zoom and pasted threads write as text. */
export interface Note {
  /** Does what the note says to the drafts before `index`. True when nothing else is left of the message. */
  apply(drafts: Draft[], index: number): boolean;
}

/** Zoom writes these in the language of whoever reacts; the quotation marks and the emoji at the end are always there. */
const REACTED =
  /^\S[^"\n]{2,40}"([\s\S]{1,300}?)" \p{L}[\p{L} ]{1,14} ((?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d|[#*0-9]\ufe0f?\u20e3|\p{Regional_Indicator}){1,12})\s*$/u;
const REMOVED = /^Removed an? (\S{1,40}) reaction from "([\s\S]{1,300}?)"\s*$/;
const REPLYING = /^\S[^"\n]{2,40}"([^"\n]{0,300}?)"[ \t]*\n\s*\n/;

export function noteOf(text: string): Note | undefined {
  const head = text.slice(0, 400);
  const reacted = REACTED.exec(head);
  if (reacted && text.length < 400)
    return { apply: (drafts, index) => react(drafts, index, reacted[1]!, reacted[2]!, 1) };
  const removed = REMOVED.exec(head);
  if (removed && text.length < 400)
    return { apply: (drafts, index) => react(drafts, index, removed[2]!, removed[1]!, -1) };
  const replying = REPLYING.exec(head);
  if (!replying) return undefined;
  return {
    apply: (drafts, index) => {
      const draft = drafts[index]!;
      draft.text = draft.text.slice(replying[0].length).trim();
      const parent = findQuoted(drafts, index, replying[1]!);
      draft.parent = parent?.parent ?? parent;
      return false;
    },
  };
}

function react(drafts: Draft[], index: number, quote: string, name: string, change: 1 | -1): boolean {
  const target = findQuoted(drafts, index, quote);
  const by = drafts[index]!.author?.name;
  if (!target) {
    drafts[index]!.system = true;
    return false;
  }
  const known = target.reactions.find((reaction) => reaction.name === name);
  if (known) {
    known.count += change;
    if (by && change === 1) known.users?.push(by);
    target.reactions = target.reactions.filter((reaction) => reaction.count > 0);
  } else if (change === 1) target.reactions.push({ name, count: 1, users: by ? [by] : [] });
  return true;
}

/** The last message before `index` that begins as quoted; quotes are cut and end in dots. */
export function findQuoted(drafts: Draft[], index: number, quote: string): Draft | undefined {
  const beginning = quote.replace(/(?:\.{3}|…)$/, '').trim();
  if (beginning === '') return undefined;
  for (let back = index - 1; back >= Math.max(0, index - LOOK_BACK); back--) {
    if (drafts[back]!.text.trimStart().startsWith(beginning)) return drafts[back];
  }
  return undefined;
}
