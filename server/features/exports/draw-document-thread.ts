import { serveAside } from '#server/platform/aside.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { ExportDocument } from '#shared/document/export/export-document.ts';
import { exportDocumentOf } from '#shared/document/export/export-document-of.ts';
import type { Figure } from '#shared/document/figures/figure.ts';
import { renderMarkdown } from '#shared/document/render-markdown.ts';
import type { Picture, StoredPicture } from './pictures/picture.ts';

export type DrawWork = { document: PostMortemDocument; pictures: StoredPicture[] };
export type DrawnDocument = { document: ExportDocument; markdown: string; pictures: Picture[] };

serveAside(draw);

async function draw({ document, pictures }: DrawWork): Promise<DrawnDocument> {
  const drawn = exportDocumentOf(document);
  return {
    document: drawn,
    markdown: renderMarkdown(document),
    pictures: [...(await drawings(drawn)), ...(await ready(pictures))],
  };
}

/** The drawings as pictures, under the names that whoever shows them looks for. */
async function drawings({ strip, sections }: ExportDocument): Promise<Picture[]> {
  const graph = sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'figure');
  const found: [string, Figure | undefined | null][] = [
    ['timeline', strip],
    ['factors', graph?.figure],
  ];
  const pictures: Picture[] = [];
  for (const [id, figure] of found) {
    if (!figure) continue;
    const { rasterOf } = await import('./docx/figure-raster.ts');
    const { width, height } = figure;
    pictures.push({ id, type: 'png', bytes: await rasterOf(figure), width, height });
  }
  return pictures;
}

async function ready(stored: readonly StoredPicture[]): Promise<Picture[]> {
  if (stored.length === 0) return [];
  const { readyPictures } = await import('./pictures/ready-pictures.ts');
  return readyPictures(stored);
}
