import { IncomingMessage } from '@hocuspocus/server';
import { applyAwarenessUpdate } from 'y-protocols/awareness';
import type { Ending, Guard } from './guard.ts';
import type { LiveDocument } from './live-document.ts';

const LARGEST = 64 * 1024;
/** A tab has one voice; after a reload its old one may linger for a moment. */
const VOICES = 4;

type State = Record<string, unknown>;

/**
 * Takes what a connection says of itself: where its cursor is, whom it follows. Who it is is not for it to say: every state is
 * given the identity of the connection, and states of others are left out.
 */
export function hearAwareness(live: LiveDocument, guard: Guard, update: Uint8Array): Ending | undefined {
  if (update.byteLength > LARGEST) return { code: 4400, reason: 'It says too much of itself.' };
  const read = new IncomingMessage(update);
  const kept: { client: number; clock: number; state: State | null }[] = [];
  for (let left = read.readVarUint(); left > 0; left -= 1) {
    const [client, clock, state] = [
      read.readVarUint(),
      read.readVarUint(),
      JSON.parse(read.readVarString()) as unknown,
    ];
    if (mayVoice(live, guard, client))
      kept.push({ client, clock, state: isState(state) ? identified(state, guard) : null });
  }
  if (kept.length === 0) return undefined;
  const said = new IncomingMessage(new Uint8Array());
  said.writeVarUint(kept.length);
  for (const { client, clock, state } of kept) {
    said.writeVarUint(client);
    said.writeVarUint(clock);
    said.writeVarString(JSON.stringify(state));
  }
  const { connection } = guard;
  applyAwarenessUpdate(live.document.awareness, said.toUint8Array(), { source: 'connection', connection });
  return undefined;
}

const isState = (state: unknown): state is State =>
  typeof state === 'object' && state !== null && !Array.isArray(state);

function identified(state: State, { visitor, writer }: Guard): State {
  const said = isState(state.user) ? state.user : {};
  const id = visitor.actor?.kind === 'key' ? visitor.actor.keyId : writer.personId;
  return { ...state, user: { ...said, id, name: writer.name } };
}

function mayVoice(live: LiveDocument, guard: Guard, client: number): boolean {
  if (guard.voices.has(client)) return true;
  if (guard.voices.size >= VOICES) return false;
  for (const other of live.guards.values()) {
    if (!other.voices.has(client)) continue;
    if (other.writer.personId !== guard.writer.personId) return false;
    // The same person anew, before the old connection is known to be gone.
    other.voices.delete(client);
  }
  if (!live.claim(client, guard.writer)) return false;
  guard.voices.add(client);
  return true;
}
