import { isZip, readZip } from '../archive.ts';
import { fingerprint } from '../fingerprint.ts';
import { detectFormat } from './detect-format.ts';
import { readPaste } from './paste.ts';
import { readSlackExport } from './slack-export.ts';
import { readTextLog } from './text-log.ts';
import {
  type ChatFormat,
  type ChatTranscript,
  countPeople,
  MAX_CONVERSATION,
  MAX_LINES,
  MAX_TEXT,
  type ReadChatOptions,
  storable,
} from './transcript.ts';

export { type ChatChoices, chatToEvents, classifyMessage, isKeyMessage, KEY_REACTIONS } from './to-events.ts';
export type {
  ChatAuthor,
  ChatFormat,
  ChatMessage,
  ChatPerson,
  ChatProblem,
  ChatReaction,
  ChatTranscript,
  ReadChatOptions,
} from './transcript.ts';

/** A conversation as it was pasted or uploaded: a text, or files by path (those of an archive, or one). */
export interface ChatInput {
  name?: string;
  text?: string;
  files?: Map<string, Uint8Array>;
}

/**
 * Reads a conversation with no app installed: text pasted from Slack or Teams, a Slack export (zip, folder or single JSON),
 * a Zoom chat, or a plain text log. Content never makes it throw: what cannot be read becomes a problem, at worst one message
 * with the whole text. Messages are in the order of the conversation.
 * @throws AppError only for an archive that `readZip` refuses
 */
export function readChat(input: ChatInput, options: ReadChatOptions): ChatTranscript {
  const files = new Map(input.files ?? []);
  const only = files.size === 1 ? [...files][0]! : undefined;
  if (only && isZip(only[1])) return readSlackExport(readZip(only[1]), options);
  const isJson = (name: string) => name.toLowerCase().endsWith('.json');
  if (files.size > 1 || (only && isJson(only[0]))) return readSlackExport(files, options);
  const text = only ? decode(only[1]) : (input.text ?? '');
  if (options.format === 'slack-export' || looksLikeJson(text)) {
    return readSlackExport(new Map([[input.name ?? 'messages.json', new TextEncoder().encode(text)]]), options);
  }
  return readText(text, options);
}

function readText(text: string, options: ReadChatOptions): ChatTranscript {
  const lines = text.slice(0, MAX_CONVERSATION).split(/\r\n|\n|\r/, MAX_LINES);
  const detected = detectFormat(lines);
  const format: ChatFormat = options.format ?? detected.format;
  if (detected.unknown && !options.format) return oneMessage(text, format);
  const read =
    format === 'slack-paste' || format === 'teams-paste'
      ? readPaste(lines, options)
      : readTextLog(lines, options, format === 'zoom-chat' && (options.format !== undefined || detected.fromStart));
  if (read.messages.length === 0 && text.trim() !== '') return oneMessage(text, format);
  if (text.length > MAX_CONVERSATION || lines.length === MAX_LINES) {
    read.problems.push({ where: 'text', why: 'The conversation is too long; only its beginning was read.' });
  }
  return { format, ...read, people: countPeople(read.messages), channels: [] };
}

/** Text in which no message was recognised is kept as one, so that a person can still use it. */
function oneMessage(text: string, format: ChatFormat): ChatTranscript {
  const kept = storable(text).trim();
  const problems = [{ where: 'text', why: 'No times and names of messages were recognised.' }];
  if (text.length > MAX_TEXT)
    problems.push({ where: 'text', why: 'Shortened: the text was longer than 100,000 characters.' });
  const message = {
    id: `chat:${fingerprint(kept)}`,
    at: undefined,
    atText: '',
    author: undefined,
    text: kept,
    reactions: [],
    pinned: false,
    edited: false,
    system: false,
    problems: [problems[0]!.why],
  };
  return {
    format,
    messages: kept === '' ? [] : [message],
    people: [],
    channels: [],
    problems,
    needsDate: false,
    needsZone: false,
  };
}

function looksLikeJson(text: string): boolean {
  const head = text.slice(0, 200).trimStart();
  return /^(?:\[\s*(?:\{|\])|\{\s*")/.test(head);
}

/** UTF-8, or UTF-16 as Windows saves some logs; bytes that are neither become replacement characters. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
