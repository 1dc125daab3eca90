import { exportPostMortem } from './export-post-mortem.ts';

export const exportOperations = [exportPostMortem];
export { drawDocument } from './draw-document.ts';
export type { DrawnDocument } from './draw-document-thread.ts';
export { contentTypeOf, renderFile } from './render-file.ts';
export { wholeDocument } from './whole-document.ts';
