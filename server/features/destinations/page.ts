import type { ExportDocument } from '#shared/document/export/export-document.ts';

/** A picture or drawing that goes along. `file` is the stored picture or the drawing that it shows. */
export type PagePicture = {
  file: string;
  name: string;
  type: 'png' | 'jpg';
  bytes: Uint8Array;
  width: number;
  height: number;
};

/** What is to be read there, made from the publication and nothing else: no word of it was not in that text. */
export type Page = {
  /** Opaque, the same for a post-mortem in one destination however often it is sent: by it our page is known as ours. */
  key: string;
  title: string;
  document: ExportDocument;
  pictures: PagePicture[];
  /** The same as Markdown, and what stands over it. */
  markdown: string;
  facts: {
    status: 'published' | 'withdrawn';
    version: number;
    date: string;
    severity: string | null;
    services: string[];
  };
  /** One line on why it is written now. */
  message: string;
};

/** A page there: what the other side calls it, where it is read, and how it stood when we last wrote it. */
export type Known = {
  remoteId: string;
  url: string | null;
  /** Null: it may be written over, whatever stands there. */
  remoteVersion: string | null;
};
