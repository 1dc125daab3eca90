import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HeardRequest = { path: string; headers: Record<string, string>; body: string };
export type Answer = { status?: number; headers?: Record<string, string>; body?: string } | 'hangs';

export type WebListener = {
  url: string;
  heard: HeardRequest[];
  /** What it says to the next requests. */
  mood: (request: HeardRequest) => Answer;
  stop: () => Promise<void>;
};

/** A web server on loopback that keeps what it is asked, and says what a test wants it to. */
export async function startWebListener(): Promise<WebListener> {
  const self: Omit<WebListener, 'url' | 'stop'> = { heard: [], mood: () => ({ body: 'ok' }) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const heard = {
        path: request.url ?? '/',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      self.heard.push(heard);
      const answer = self.mood(heard);
      if (answer === 'hangs') return;
      response.writeHead(answer.status ?? 200, answer.headers).end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(self, {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
