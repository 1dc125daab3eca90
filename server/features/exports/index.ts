import { exportPostMortem } from './export-post-mortem.ts';

export const exportOperations = [exportPostMortem];
