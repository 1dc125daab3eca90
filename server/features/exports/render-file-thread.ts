import { serveAside } from '#server/platform/aside.ts';
import type { ExportFormat } from '#shared/contracts/post-mortems.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { exportDocumentOf } from '#shared/document/export/export-document-of.ts';
import type { StoredPicture } from './pictures/picture.ts';

export type FileWork = {
  format: Exclude<ExportFormat, 'md' | 'json'>;
  document: PostMortemDocument;
  pictures: StoredPicture[];
};

serveAside(renderAside);

/** Each format's library is loaded with the first file of its kind. */
async function renderAside({ format, document, pictures }: FileWork): Promise<Uint8Array> {
  switch (format) {
    case 'html': {
      const { renderHtml } = await import('#shared/document/render-html.ts');
      return Buffer.from(renderHtml(document));
    }
    case 'confluence': {
      const { renderConfluence } = await import('#shared/document/export/render-confluence.ts');
      return Buffer.from(renderConfluence(exportDocumentOf(document)));
    }
    case 'pdf': {
      const { renderPdf } = await import('./pdf/render-pdf.ts');
      return renderPdf(exportDocumentOf(document), await ready(pictures));
    }
    case 'docx': {
      const { renderDocx } = await import('./docx/render-docx.ts');
      return renderDocx(exportDocumentOf(document), await ready(pictures));
    }
  }
}

async function ready(pictures: StoredPicture[]) {
  if (pictures.length === 0) return [];
  const { readyPictures } = await import('./pictures/ready-pictures.ts');
  return readyPictures(pictures);
}
