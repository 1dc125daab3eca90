import type { z } from 'zod';
import type { storedFile } from '#shared/contracts/files.ts';
import type { FileRow } from './files-store.ts';

export function presentFile(row: FileRow): z.input<typeof storedFile> {
  return {
    id: row.id,
    url: `/api/v1/files/${row.id}`,
    name: row.name,
    contentType: row.contentType,
    size: row.size,
    width: row.width,
    height: row.height,
    isImage: row.isImage,
  };
}
