/** Words that stand before a colon or a time and are nobody's name. */
const NOT_NAMES =
  /^(?:note|notes|error|errors|err|warning|warn|info|debug|trace|fatal|critical|notice|update|updates|todo|fyi|re|fwd|ps|eta|status|edit|edited|http|https|summary|impact|action|actions|decision|question|answer|time|date|root cause|today|yesterday|new|image|file|link|reply|replies|last reply|view thread|started|ended|since|until|from|sent|to|at|around|about|utc|pm|am|cause|fix|next steps?|tl;?dr)$/i;

const PARTICLES =
  /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|bint|ter|ten|of|the|and|y|e|zu|af|av)$/;
/** WhatsApp shows the number of somebody who is not in the address book. */
const PHONE = /^\+[\d ()-]{7,24}$/;
const ROLE_AFTER_NAME = /\s*[([{][^()[\]{}]{0,60}[)\]}]\s*$/u;

/** Someone's name as a tool shows it, without status emoji, pronouns in brackets and the app badge. */
export function cleanName(text: string): { name: string; isBot: boolean } {
  let name = text
    .slice(0, 200)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim();
  let isBot = false;
  for (let round = 0; round < 4; round++) {
    const before = name;
    name = name
      .replace(/:[a-z0-9_+'-]{1,60}:\s*$/i, '')
      .replace(/(?:\p{Extended_Pictographic}|\ufe0f|\u200d)+\s*$/u, '')
      .replace(/[\s,:;•·|–—-]+$/u, '');
    if (/\s(?:APP|BOT|WORKFLOW)$/.test(name)) {
      isBot = true;
      name = name.replace(/\s(?:APP|BOT|WORKFLOW)$/, '');
    }
    if (ROLE_AFTER_NAME.test(name) && name.replace(ROLE_AFTER_NAME, '').trim() !== '')
      name = name.replace(ROLE_AFTER_NAME, '');
    if (name === before) break;
  }
  return { name, isBot };
}

/** Whether a text could be a name at all: short, one line, no sentence. */
export function mayBeName(text: string): boolean {
  const name = cleanName(text).name;
  if (/^(?:APP|BOT|WORKFLOW)$/.test(name)) return false;
  if (name === '' || name.length > 60 || NOT_NAMES.test(name) || !/[\p{L}\p{N}]/u.test(name)) return false;
  if (/[?!;<>{}="`|\\]|https?:|\/\/|\.\s|[.]{2}|^[-*•>#]/.test(name)) return false;
  return name.split(/\s+/).length <= 6;
}

/** Whether it is written like a name: a handle of one word, or words that begin with capitals (or have none). */
export function looksLikeName(text: string): boolean {
  if (!mayBeName(text)) return false;
  const { name, isBot } = cleanName(text);
  const words = name.split(/\s+/);
  if (isBot || PHONE.test(name)) return true;
  if (words.length === 1) return /^@?[\p{L}\p{N}][\p{L}\p{N}._'’-]*$/u.test(name) && /\p{L}/u.test(name);
  if (/\.$/.test(name) && !/\b\p{L}\.$/u.test(name)) return false;
  return words.every((word) => PARTICLES.test(word) || !/^\p{Ll}/u.test(word)) && /\p{L}/u.test(words[0]!);
}
