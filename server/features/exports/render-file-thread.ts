import { serveAside } from '#server/platform/aside.ts';
import type { ExportDocument } from '#shared/document/export/export-document.ts';
import { renderDocx } from './docx/render-docx.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import type { StoredPicture } from './pictures/picture.ts';
import { readyPictures } from './pictures/ready-pictures.ts';

export type FileWork = { format: 'pdf' | 'docx'; document: ExportDocument; pictures: StoredPicture[] };

serveAside(async ({ format, document, pictures }: FileWork): Promise<Uint8Array> => {
  const ready = await readyPictures(pictures);
  return format === 'pdf' ? renderPdf(document, ready) : renderDocx(document, ready);
});
