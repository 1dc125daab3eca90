import { IncomingMessage, MessageType } from '@hocuspocus/server';

/** What a socket carries: an address (a document's name, perhaps with a session behind it), a kind, and what that kind brings. */
export type Frame = { address: string; name: string; type: number; rest: IncomingMessage };

/** Reads the head of a message; undefined when it has none. */
export function readFrame(data: Uint8Array): Frame | undefined {
  try {
    const rest = new IncomingMessage(data);
    const address = rest.readVarString();
    const [name = ''] = address.split('\0', 1);
    return { address, name, type: rest.readVarUint(), rest };
  } catch {
    return undefined;
  }
}

/** Yjs' own kinds of synchronising messages. */
export const SYNC_STEP_1 = 0;
export const LAST_SYNC_STEP = 2;

/** "Your change is applied", as Hocuspocus ends a message of that kind. */
export function isAppliedNote(message: Uint8Array): boolean {
  return isStatus(message, 1);
}

/** "Your change was not applied." */
export function isRefusedNote(message: Uint8Array): boolean {
  return isStatus(message, 0);
}

function isStatus(message: Uint8Array, status: number): boolean {
  const { length } = message;
  if (length > 300 || message[length - 1] !== status || message[length - 2] !== MessageType.SyncStatus) return false;
  const frame = readFrame(message);
  return frame?.type === MessageType.SyncStatus;
}
