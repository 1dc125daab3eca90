import { importMarkdown } from './import-markdown.ts';
import { importRecord } from './import-record.ts';

export const importOperations = [importRecord, importMarkdown];
