import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
};
export type Answer = { status?: number; json?: unknown; bytes?: Buffer; headers?: Record<string, string> };
/** How the other side feels: as it should, refusing with a status, or in one of the ways that no documentation tells of. */
export type Mood =
  | { is: 'well' }
  | { is: 'refusing'; status: number; retryAfter?: string; only?: (asked: Asked) => boolean }
  | { is: 'sign-in page' }
  | { is: 'sending on'; to: string }
  | { is: 'hanging up' };

export type Service = {
  url: string;
  /** Everything that was sent here, to the byte. */
  asked: Asked[];
  mood: Mood;
  stop: () => Promise<void>;
};

const WELL: Mood = { is: 'well' };

/** An HTTP server on loopback that speaks somebody else's API. */
export async function startService(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Service> {
  const self: Omit<Service, 'url' | 'stop'> = { asked: [], mood: WELL };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, 'http://here');
    const asked: Asked = {
      method: request.method!,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks),
    };
    self.asked.push(asked);
    const moody = answerInMood(self.mood, asked);
    if (moody === 'nothing') return void request.socket.destroy();
    const { status = 200, json, bytes, headers } = moody ?? (await answer(asked));
    response.writeHead(status, { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers });
    response.end(json === undefined ? bytes : JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(self, {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

function answerInMood(mood: Mood, asked: Asked): Answer | 'nothing' | undefined {
  switch (mood.is) {
    case 'well':
      return undefined;
    case 'refusing': {
      if (mood.only && !mood.only(asked)) return undefined;
      const headers: Record<string, string> = mood.retryAfter === undefined ? {} : { 'retry-after': mood.retryAfter };
      return { status: mood.status, json: { message: 'No.' }, headers };
    }
    case 'sign-in page':
      return { bytes: Buffer.from('<!doctype html><title>Sign in</title>'), headers: { 'content-type': 'text/html' } };
    case 'sending on':
      return { status: 302, headers: { location: mood.to } };
    case 'hanging up':
      return 'nothing';
  }
}

/** The parts of a form, as they were sent. */
export function formParts({ headers, body }: Asked): { name: string; filename: string | null; bytes: Buffer }[] {
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
  if (!boundary) return [];
  const text = body.toString('latin1');
  return text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const head = part.slice(0, end);
      return {
        name: /name="([^"]*)"/.exec(head)?.[1] ?? '',
        filename: /filename="([^"]*)"/.exec(head)?.[1] ?? null,
        bytes: Buffer.from(part.slice(end + 4, -2), 'latin1'),
      };
    });
}

/** One other side, as the tests see it, whatever it speaks. */
export type Elsewhere = {
  service: Service;
  /** What a destination is made with. */
  settings: Record<string, unknown>;
  secret: string;
  /** Titles and words of the pages that stand there, the oldest first. */
  pages: () => Promise<{ id: string; title: string; text: string }[]>;
  editByHand: (id: string) => Promise<void>;
  deletePage: (id: string) => Promise<void>;
  /** Everything that arrived and was kept, to the byte, unpacked where it came packed. */
  everything: () => Promise<Buffer>;
  stop: () => Promise<void>;
};
