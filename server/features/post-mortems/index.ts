import { cite } from './add-citation.ts';
import { answerProposal } from './answer-proposal.ts';
import { createPostMortem } from './create-post-mortem.ts';
import { getPostMortem } from './get-post-mortem.ts';
import { listPostMortems } from './list-post-mortems.ts';
import { listSectionVersions } from './list-section-versions.ts';
import { moveToTemplate } from './move-to-template.ts';
import { draftOnRequest } from './on-draft-requested.ts';
import { requestDraft } from './request-draft.ts';
import { previewMove, showTemplateOf } from './show-template.ts';
import { updatePostMortem } from './update-post-mortem.ts';
import { writeSection } from './write-section.ts';

export const postMortemOperations = [
  listPostMortems,
  createPostMortem,
  getPostMortem,
  updatePostMortem,
  writeSection,
  listSectionVersions,
  answerProposal,
  cite,
  requestDraft,
  showTemplateOf,
  previewMove,
  moveToTemplate,
];
export const postMortemReactions = [draftOnRequest];
export { documentOf } from './document-of.ts';
export {
  appendUpdates,
  type Compaction,
  compactDocument,
  findDocument,
  insertDocument,
  listDocumentClients,
  listDocumentUpdates,
  listUncompacted,
  quarantineDocument,
  type Writer,
} from './documents-store.ts';
export { listEmptySections } from './list-empty-sections.ts';
export { findHandover, type Handover } from './ownership-store.ts';
export {
  getPostMortemHead,
  guardOf,
  type PostMortemHead,
  postMortemHeadOf,
  postMortemReference,
  visiblePostMortems,
} from './post-mortem-access.ts';
export {
  addMove,
  findPostMortemOf,
  getPostMortemRow,
  insertPostMortem,
  listPostMortemRows,
  savePostMortem,
} from './post-mortems-store.ts';
export { mergeTimes, type PostMortemView, presentPostMortem } from './present-post-mortem.ts';
export { listQuestions, type QuestionRow, saveQuestion } from './questions-store.ts';
export { isPublished, refuseWhenPublished } from './refuse-when-published.ts';
export {
  addCitations,
  insertSections,
  listCitations,
  listSections,
  type SectionChange,
  type SectionRow,
  type SettledSection,
  settleSections,
} from './sections-store.ts';
