import { type QueryClient, useQuery } from '@tanstack/react-query';
import { createChannel, listChannels, removeChannel, tryChannel, updateChannel } from '#shared/contracts/channels.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { connectSlack, disconnectSlack, showSlack, trySlack } from '#shared/contracts/slack.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Channel = OutputOf<typeof createChannel>;
export type SlackApp = OutputOf<typeof showSlack>;

const settle = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['channels'] });
export const useChannels = (enabled: boolean) =>
  useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, {}, signal), enabled });
export const useCreateChannel = () => useChange(createChannel, { shownInPlace: true, settle });
export const useUpdateChannel = () => useChange(updateChannel, { shownInPlace: true, settle });
export const useRemoveChannel = () => useChange(removeChannel, { shownInPlace: true, settle });
export const useTryChannel = () => useChange(tryChannel, { settle });

export const useSlack = (enabled: boolean) =>
  useQuery({ queryKey: ['channels', 'slack'], queryFn: ({ signal }) => call(showSlack, {}, signal), enabled });
export const useConnectSlack = () => useChange(connectSlack, { shownInPlace: true, settle });
export const useDisconnectSlack = () => useChange(disconnectSlack, { shownInPlace: true, settle });
export const useTrySlack = () => useChange(trySlack, { settle });
