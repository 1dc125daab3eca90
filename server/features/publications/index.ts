import { exportSite } from './export-site.ts';
import { listPublications } from './list-publications.ts';
import { planPublication } from './plan-publication.ts';
import { previewPublication } from './preview-publication.ts';
import { publishFor } from './publish-for.ts';
import { countReading, exportPublication, getPublication, readPublication } from './read-publication.ts';
import { revokeShare, sharePublication } from './share-publication.ts';
import { showShared } from './show-shared.ts';
import { withdrawPublication } from './withdraw-publication.ts';

export const publicationOperations = [
  listPublications,
  planPublication,
  previewPublication,
  publishFor,
  getPublication,
  exportPublication,
  exportSite,
  readPublication,
  countReading,
  withdrawPublication,
  sharePublication,
  revokeShare,
  showShared,
];

export { openPublication, refuseUnconfirmed, refuseWithdrawn } from './open-publication.ts';
export { publicationName } from './present-publication.ts';
export { findPublication, getPublishedDocument } from './publications-store.ts';
