import { getFile } from './get-file.ts';
import { removeFile } from './remove-file.ts';
import { uploadFile } from './upload-file.ts';

export const fileOperations = [uploadFile, getFile, removeFile];
export { type FileRow, listPictures } from './files-store.ts';
