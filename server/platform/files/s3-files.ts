import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { FileStore } from './file-store.ts';

export type S3Options = {
  /** Address of the bucket, without a trailing slash: `https://s3.eu-west-1.amazonaws.com/my-bucket`. */
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const WITHIN_MS = 60_000;

/** Files in a bucket of S3, or of a service that speaks its protocol (MinIO, Garage, R2), addressed by path. */
export function s3Files({ url, region, accessKeyId, secretAccessKey }: S3Options): FileStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const send = async (key: string, init: RequestInit): Promise<Response> => {
    const response = await client.fetch(`${url}/files/${key}`, { ...init, signal: AbortSignal.timeout(WITHIN_MS) });
    if (response.ok || response.status === 404) return response;
    const why = (await response.text()).slice(0, 300);
    throw new Error(`the file service answered ${init.method} with ${response.status}: ${why}`);
  };
  return {
    put: async (key, bytes) => {
      const response = await send(key, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> });
      if (response.status === 404) throw new Error('the file service knows no such bucket');
    },
    find: async (key) => {
      const response = await send(key, { method: 'GET' });
      if (response.status === 404 || !response.body) return undefined;
      return Readable.fromWeb(response.body as ReadableStream);
    },
    remove: async (key) => void (await send(key, { method: 'DELETE' })),
  };
}
