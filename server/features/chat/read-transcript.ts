import type { ChatMessage as MessageView } from '#shared/contracts/chat.ts';
import { AppError } from '#shared/errors.ts';
import { type ChatMessage, classifyMessage, isKeyMessage, readChat } from '#shared/intake/chat/index.ts';

export type TranscriptInput = {
  name: string | undefined;
  timeZone: string;
  date: string | undefined;
  channel: string | undefined;
  file: Uint8Array;
};

/** What a conversation says, as it is shown before it is added. */
export function readTranscript({ name, timeZone, date, channel: asked, file }: TranscriptInput) {
  const channel = asked?.replace(/^#/, '') || undefined;
  const transcript = readChat(
    { files: new Map([[name || 'conversation', file]]) },
    { timeZone, ...(date ? { date } : {}), ...(channel ? { channel } : {}) },
  );
  if (channel) refuseUnknownChannel(channel, transcript.channels);
  return {
    format: transcript.format,
    messages: transcript.messages.map(presentMessage),
    people: transcript.people.map((person) => person.name),
    channels: transcript.channels,
    problems: transcript.problems,
    needsDate: transcript.needsDate,
    needsZone: transcript.needsZone,
  };
}

function refuseUnknownChannel(channel: string, channels: readonly string[]): void {
  if (channels.length === 0 || channels.includes(channel)) return;
  const known = channels.slice(0, 20).join(', ') + (channels.length > 20 ? ', …' : '');
  throw new AppError('bad-input', `The export has no channel "${channel}". It has: ${known}.`, [
    { path: 'channel', why: 'is not in the export' },
  ]);
}

function presentMessage(message: ChatMessage): MessageView {
  return {
    id: message.id,
    at: message.at ?? null,
    atText: message.atText,
    author: message.author?.name ?? null,
    text: message.text,
    kind: message.system ? 'note' : classifyMessage(message),
    thread: message.thread ?? null,
    reactions: message.reactions.map(({ name, count }) => ({ name, count })),
    pinned: message.pinned,
    key: isKeyMessage(message),
    system: message.system,
    url: message.url ?? null,
    problems: message.problems,
  };
}
