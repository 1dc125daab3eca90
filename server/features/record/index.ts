import { exportRecord, exportRecordOfPostMortem } from './export-record.ts';
import { listRecord, listRecordOfPostMortem } from './list-record.ts';

export const recordOperations = [listRecord, exportRecord, listRecordOfPostMortem, exportRecordOfPostMortem];
