import { exportPostMortem } from './export-post-mortem.ts';

export const exportOperations = [exportPostMortem];
export { contentTypeOf, renderFile } from './render-file.ts';
export { wholeDocument } from './whole-document.ts';
