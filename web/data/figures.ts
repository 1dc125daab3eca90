import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { createFigure, listFigures, updateFigure } from '#shared/contracts/figures.ts';
import { uploadFile } from '#shared/contracts/files.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { putRow, rowsKey } from './document-rows.ts';

export type Figure = OutputOf<typeof updateFigure>;

/** Pictures of metrics in a post-mortem. */
export const useFigures = (postMortemId: string) =>
  useQuery({
    queryKey: rowsKey('figures', postMortemId),
    queryFn: ({ signal }) => call(listFigures, { id: postMortemId }, signal),
  });

export const useCreateFigure = () =>
  useChange(createFigure, { shownInPlace: true, settle: (client, figure) => putRow(client, 'figures', figure) });
export const useUpdateFigure = () =>
  useChange(updateFigure, { shownInPlace: true, settle: (client, figure) => putRow(client, 'figures', figure) });

/** Stores a picture with the post-mortem; answers with its address. */
export async function uploadPicture(postMortemId: string, file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return call(uploadFile, { id: postMortemId, name: file.name || 'picture.png', file: bytes });
}
export const pictureAddress = (fileId: string) => `/api/v1/files/${fileId}`;
