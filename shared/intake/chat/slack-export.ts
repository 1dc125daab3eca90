import { asLine, asPayload, asPayloads, type Payload, pick } from '../webhooks/payload.ts';
import { readDirectory, type SlackDirectory } from './slack-directory.ts';
import { readSlackMessage } from './slack-message.ts';
import {
  type ChatMessage,
  type ChatProblem,
  type ChatTranscript,
  countPeople,
  MAX_MESSAGES,
  type ReadChatOptions,
  STOPPED,
} from './transcript.ts';

/**
 * A Slack export: `users.json`, `channels.json` and a folder of days for each channel, in a zip or unpacked, at any depth; or one
 * JSON of messages, as the API and other exporters write it. Any of the directory files may be missing: ids stand for names
 * then. Slack's times are exact, so neither date nor zone is asked for.
 */
export function readSlackExport(files: Map<string, Uint8Array>, options: ReadChatOptions): ChatTranscript {
  const problems: ChatProblem[] = [];
  const parsed = [...files]
    .filter(([file]) => DIRECTORY_FILES.test(file))
    .map(([file, bytes]) => [file, parse(file, bytes, problems)] as const);
  const directory = readDirectory(new Map(parsed));
  const reader = messageReader(directory, problems);
  const wanted = options.channel?.replace(/^#/, '');
  const channels = new Set<string>();
  for (const [file, bytes] of files) {
    if (!/\.json$/i.test(file) || DIRECTORY_FILES.test(file)) continue;
    const folder = nameChannel(file.split('/').at(-2) ?? '', directory);
    // A day is parsed only when it is wanted: the export of a whole workspace is larger than what fits in memory at once.
    if (/\d{4}-\d\d-\d\d\.json$/.test(file) && folder !== '') {
      channels.add(folder);
      if (wanted !== undefined && folder !== wanted) continue;
    }
    const value = parse(file, bytes, problems);
    const list = listMessages(value);
    if (list.length === 0) continue;
    const channel = nameChannel(statedChannel(value) ?? folder, directory);
    if (channel !== '') channels.add(channel);
    if (wanted !== undefined && channel !== wanted) continue;
    if (!reader.read(list, channel, file)) break;
  }
  const messages = reader.finish();
  if (messages.length === 0)
    problems.push({
      where: 'export',
      why: 'No messages were found: expected a Slack export or a JSON list of messages.',
    });
  else if (!directory.hasUsers) {
    problems.unshift({
      where: 'users.json',
      why: 'Is missing: people are named as far as their messages tell, else by their user id.',
    });
  }
  return {
    format: 'slack-export',
    messages,
    people: countPeople(messages),
    channels: [...channels],
    problems,
    needsDate: false,
    needsZone: false,
  };
}

const DIRECTORY_FILES =
  /(?:^|\/)(?:users|channels|groups|dms|mpims|integration_logs|canvases|lists|files|huddle_transcripts|org_users)\.json$/i;

function parse(file: string, bytes: Uint8Array, problems: ChatProblem[]): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(bytes));
  } catch {
    problems.push({ where: file, why: 'Is not valid JSON and was left out.' });
    return undefined;
  }
}

function listMessages(value: unknown): Payload[] {
  const whole = asPayload(value);
  const list = asPayloads(whole ? pick(whole, 'messages', 'matches') : value);
  return list.filter((message) => message.ts !== undefined || message.message !== undefined);
}

function statedChannel(value: unknown): string | undefined {
  const whole = asPayload(value);
  return whole && asLine(pick(whole, 'name', 'channel_name', 'channel_id', 'channel'));
}

const nameChannel = (nameOrId: string, directory: SlackDirectory): string => directory.channel(nameOrId) ?? nameOrId;

/** Collects messages file by file, each once. `read` answers whether there is room for more. */
function messageReader(directory: SlackDirectory, problems: ChatProblem[]) {
  const byId = new Map<string, ChatMessage>();
  const pinned = new Set<string>(directory.pins);
  let unreadable = 0;
  const read = (list: Payload[], channel: string, file: string): boolean => {
    for (const raw of list) {
      if (byId.size >= MAX_MESSAGES) {
        problems.push({ where: file, why: `${STOPPED}; choose one channel.` });
        return false;
      }
      const found = readSlackMessage(raw, channel, directory);
      if (!found) unreadable += 1;
      else if (found.pins) pinned.add(found.pins);
      // A reply sent to the channel as well stands in the export twice; the one with the thread says more.
      if (found && (!byId.has(found.message.id) || found.message.thread)) byId.set(found.message.id, found.message);
    }
    return true;
  };
  const finish = () => {
    if (unreadable > 0)
      problems.push({ where: 'export', why: `${unreadable} entries have no readable time and were left out.` });
    return inOrder(byId, pinned);
  };
  return { read, finish };
}

function inOrder(byId: Map<string, ChatMessage>, pinned: Set<string>): ChatMessage[] {
  const messages = [...byId.values()];
  for (const message of messages) if (pinned.has(message.atText)) message.pinned = true;
  const stamp = new Map(messages.map((message) => [message, Number(message.atText)]));
  return messages.sort((a, b) => stamp.get(a)! - stamp.get(b)!);
}
