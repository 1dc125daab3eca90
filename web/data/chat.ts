import { useMutation } from '@tanstack/react-query';
import { addChat, type ChatMessage, readChat } from '#shared/contracts/chat.ts';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { refreshEvents } from './events.ts';

export type { ChatMessage };
export type ReadChat = OutputOf<typeof readChat>;

/** Shows what was understood of a conversation; nothing is stored. */
export const useReadChat = () =>
  useMutation({ mutationFn: (input: InputOf<typeof readChat>) => call(readChat, input) });
export const useAddChat = () =>
  useChange(addChat, { shownInPlace: true, settle: (client, _, { id }) => refreshEvents(client, id) });
