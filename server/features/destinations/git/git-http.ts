import type { HttpClient } from 'isomorphic-git';
import type { Line } from '../line.ts';

/** Requests of the git library over our own line. */
export const gitHttp = (line: Line): HttpClient => ({
  request: async ({ url, method = 'GET', headers = {}, body }) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of body ?? []) chunks.push(chunk);
    const response = await line.fetch(url, {
      method,
      headers,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      url,
      method,
      headers: Object.fromEntries(response.headers),
      body: once(bytes),
      statusCode: response.status,
      statusMessage: response.statusText,
    };
  },
});

async function* once(bytes: Uint8Array): AsyncIterableIterator<Uint8Array> {
  yield bytes;
}
