import type { Draft } from './date-messages.ts';

const SHORTCODE = /^((?::[a-z0-9_+'-]{1,60}:){1,2})\s*(\d{1,4})?$/i;
const EMOJI =
  /^((?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u200d){0,12})\s*(\d{1,4})?$/u;
const SEVERAL = /^(?::[a-z0-9_+'-]{1,60}:\s?\d{1,4}(?:\s{1,4}|$)){2,20}$/i;
const ONE_OF_SEVERAL = /:([a-z0-9_+'-]{1,60}):\s?(\d{1,4})/gi;
const TEAMS_REACTION = /^(like|heart|love|laugh|surprised|sad|angry|thumbs ?up|applause|celebrate|clap)\s+(\d{1,4})$/i;
const TEAMS_SPOKEN = /^(\d{1,4}) (like|heart|love|laugh|surprised|sad|angry|[\p{L} ]{2,30}) reactions?\.?$/iu;
const REPLIES = /^(\d{1,5}) repl(?:y|ies)\b(?: .{0,60})?$/i;
const NOISE =
  /^(?:new|new messages?|unread messages?|last read|last reply\b.{0,60}|view thread|view newer replies|view message|view reply in thread|reply|replied in thread|also sent to the channel|only visible to you|saved for later|translated|show more|show less|see more|jump to latest|has context menu|download|open in browser|add reaction|react|more actions|\d{1,3} (?:minutes?|hours?|days?|weeks?|months?|years?) agoview thread|\d{1,3} (?:minutes?|hours?|days?|weeks?|months?|years?) ago)$/i;

/**
 * A line that is about a message and no part of it: a reaction with its count, the number of replies, "edited", buttons.
 * Gives the number of lines used; 0 when the line is text.
 */
export function applyMark(lines: string[], index: number, draft: Draft, parts: string[]): number {
  const line = lines[index]!.trim();
  if (line === '' || line.length > 90) return 0;
  if (/^\(?edited\)?$/i.test(line)) {
    draft.edited = true;
    return 1;
  }
  const replies = REPLIES.exec(line);
  if (replies) {
    draft.problems.push(
      `${replies[1]} ${replies[1] === '1' ? 'reply was' : 'replies were'} not part of what was copied.`,
    );
    return 1;
  }
  if (NOISE.test(line)) return 1;
  return applyReaction(lines, index, line, draft, parts);
}

function applyReaction(lines: string[], index: number, line: string, draft: Draft, parts: string[]): number {
  const named = TEAMS_REACTION.exec(line);
  const spoken = TEAMS_SPOKEN.exec(line);
  if (named || spoken) {
    draft.reactions.push({ name: (named?.[1] ?? spoken![2]!).toLowerCase(), count: Number(named?.[2] ?? spoken![1]) });
    return 1;
  }
  if (SEVERAL.test(line)) {
    for (const [, name, count] of line.matchAll(ONE_OF_SEVERAL))
      draft.reactions.push({ name: name!, count: Number(count) });
    return 1;
  }
  const after = lines[index + 1]?.trim() ?? '';
  if (/^\d{1,4}$/.test(line) && after.length < 30 && EMOJI.exec(after)?.[2] === undefined && EMOJI.test(after)) {
    draft.reactions.push({ name: after, count: Number(line) });
    return 2;
  }
  const emoji = SHORTCODE.exec(line) ?? EMOJI.exec(line);
  if (!emoji) return 0;
  const count = emoji[2] ?? (/^\d{1,4}$/.test(after) ? after : undefined);
  // An emoji without a count is what somebody wrote.
  if (count === undefined || (emoji[2] === undefined && parts.every((part) => part.trim() === ''))) return 0;
  draft.reactions.push({ name: emoji[1]!.replace(/::.*$/, ':').replace(/^:|:$/g, ''), count: Number(count) });
  return emoji[2] === undefined ? 2 : 1;
}

const SYSTEM =
  /^(?:(?:has )?(?:joined|left)(?: (?:the |this )?(?:channel|conversation|group|chat|call|meeting)| #[\p{L}\p{N}_-]+)?(?: by invitation.*| from an invite.*|, along with .*)?\.?|was added to (?:the )?[#\p{L}].{0,80}|set the (?:channel|conversation)['’]?s? (?:topic|purpose|description).*|(?:set|cleared|changed|updated) the channel.*|renamed the channel.*|(?:un)?archived (?:the|this) channel.*|pinned a message.*|started a (?:huddle|call|meeting).*|(?:a )?(?:huddle|meeting|call) (?:started|ended|happened).*|added [\p{L} .,'’-]{1,80} to (?:the )?(?:chat|group|channel|team)\.?|removed [\p{L} .,'’-]{1,80} from (?:the )?(?:chat|group|channel|team)\.?|changed the (?:group|chat|meeting|team) .{0,80}|this message (?:was|has been) deleted\.?)$/iu;

/** What the chat itself writes in somebody's name ("joined #inc-42"). */
export function isSystemText(text: string): boolean {
  return text.length < 300 && !text.includes('\n') && SYSTEM.test(text);
}
