/** Names behind the ids in Slack's markup. */
export interface SlackNames {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]{1,2000}`/g;
const TOKEN = /<([@#!][^<>]{1,4000}|[a-z][a-z0-9+.-]{1,20}:[^<>]{1,4000})>/gi;
const BOLD = /(^|[\s([{"'>_~])\*(?!\s)([^*\n]{1,500}?)(?<!\s)\*(?=$|[\s.,;:!?)\]}"'_~-])/gm;
const STRIKE = /(^|[\s([{"'>_*])~(?!\s)([^~\n]{1,500}?)(?<!\s)~(?=$|[\s.,;:!?)\]}"'_*-])/gm;

const unentity = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));

/**
 * Slack's own markup (docs.slack.dev, "Formatting text") as Markdown: mentions by name, links as links, *bold* and ~struck~
 * in Markdown's way, the three entities as characters. Code stays as it is. Emoji shortcodes are kept.
 */
export function slackToMarkdown(text: string, names: SlackNames): string {
  let result = '';
  let from = 0;
  for (const code of text.matchAll(CODE)) {
    result += formatProse(text.slice(from, code.index), names) + formatCode(code[0]);
    from = code.index + code[0].length;
  }
  return result + formatProse(text.slice(from), names);
}

function formatCode(code: string): string {
  const plain = unentity(code.replace(TOKEN, (_, token: string) => token.split('|').at(-1)!));
  if (!plain.startsWith('```')) return plain;
  // Markdown's fence must stand on lines of its own.
  const inner = plain.replace(/^```\n?/, '').replace(/\n?```$/, '');
  return `\n\`\`\`\n${inner}\n\`\`\`\n`;
}

function formatProse(text: string, names: SlackNames): string {
  const bold = text.replace(BOLD, '$1**$2**').replace(STRIKE, '$1~~$2~~');
  return unentity(bold.replace(TOKEN, (_, token: string) => formatToken(token, names)));
}

function formatToken(token: string, names: SlackNames): string {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : token.slice(bar + 1);
  if (target.startsWith('@')) return `@${names.user(target.slice(1)) ?? (label.replace(/^@/, '') || target.slice(1))}`;
  if (target.startsWith('#')) return `#${label || (names.channel(target.slice(1)) ?? target.slice(1))}`;
  if (target.startsWith('!date^')) return label || target.split('^')[2] || '';
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`;
  const address = unentity(target);
  if (/^(?:mailto|tel):/i.test(address)) return label || address.replace(/^[a-z]+:/i, '');
  if (!/^https?:\/\/\S+$/i.test(address)) return label ? `${label} (${target})` : target;
  if (label === '' || unentity(label) === address) return target;
  return `[${label.replace(/[[\]\\]/g, '\\$&')}](${target.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
}
