import { requestOf } from '#shared/client.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { uploadFile } from '#shared/contracts/files.ts';
import { AppError, type ErrorCode, HTTP_STATUS } from '#shared/errors.ts';
import { csrfHeaders } from './api.ts';

export type StoredFile = OutputOf<typeof uploadFile>;
type Options = {
  /** Called with how much has been sent, 0 to 1. */
  onProgress: (part: number) => void;
  signal: AbortSignal;
};

/** Sends a file to be kept with a post-mortem. `fetch` cannot tell how much has left, so this is the older request. */
export function sendFile(postMortem: string, file: File, { onProgress, signal }: Options): Promise<StoredFile> {
  const { url } = requestOf(uploadFile, { id: postMortem, name: file.name || 'picture.png', file });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status < 300
        ? resolve(request.response as StoredFile)
        : reject(refusal(request.status, request.response));
    request.onerror = () => reject(new TypeError('the server cannot be reached'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function refusal(status: number, body: { code?: string; detail?: string } | null): AppError {
  const code = body?.code && body.code in HTTP_STATUS ? (body.code as ErrorCode) : 'unavailable';
  return new AppError(code, body?.detail ?? `The server answered ${status}.`);
}
