import type { EventKind } from '#shared/incident-record.ts';
import type { ChatMessage } from '../../data/chat.ts';

/** What somebody corrected in one message; what is absent stands as it was read. */
export type Correction = { author?: string; at?: string | null; kind?: EventKind; key?: boolean; left?: boolean };
export type Corrections = {
  rows: ReadonlyMap<string, Correction>;
  /** Names as read, to the names they should be. */
  names: ReadonlyMap<string, string>;
};
export type CorrectedMessage = ChatMessage & { left: boolean };

export const NO_CORRECTIONS: Corrections = { rows: new Map(), names: new Map() };

/** A message as it will be added. Lines by the chat tool itself ("joined the channel") are left out unless taken in. */
export function correct(message: ChatMessage, { rows, names }: Corrections): CorrectedMessage {
  const own = rows.get(message.id);
  const author = own?.author ?? (message.author === null ? null : (names.get(message.author) ?? message.author));
  return {
    ...message,
    author,
    at: own?.at === undefined ? message.at : own.at,
    kind: own?.kind ?? message.kind,
    key: own?.key ?? message.key,
    left: own?.left ?? message.system,
  };
}

export function withRow(corrections: Corrections, id: string, change: Correction): Corrections {
  return { ...corrections, rows: new Map(corrections.rows).set(id, { ...corrections.rows.get(id), ...change }) };
}
export function withName(corrections: Corrections, read: string, name: string): Corrections {
  return { ...corrections, names: new Map(corrections.names).set(read, name) };
}

/** What can be added: not left out, and with a time. */
export const isReady = (message: CorrectedMessage): message is CorrectedMessage & { at: string } =>
  !message.left && message.at !== null;
