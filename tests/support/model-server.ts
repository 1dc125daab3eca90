import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type AskedModel = { url: string | undefined; headers: IncomingHttpHeaders; text: string; body: ModelRequest };
export type ModelRequest = {
  model: string;
  messages: { role: string; content: string }[];
  response_format: { type: string; json_schema: { schema: object } };
};

export type ModelServer = {
  /** What it is configured as. */
  url: string;
  asked: AskedModel[];
  /** How it answers from now on. */
  respond: (how: (response: ServerResponse, request: AskedModel) => void) => void;
  stop: () => Promise<void>;
};

/** The usual envelope around what a model says. */
export function say(response: ServerResponse, content: unknown): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }));
}

/** A server on the loopback that stands in for a model, and behaves as a test says. */
export async function startModelServer(): Promise<ModelServer> {
  const asked: AskedModel[] = [];
  let respond: (response: ServerResponse, request: AskedModel) => void = (response) => say(response, {});
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const one = { url: request.url, headers: request.headers, text, body: JSON.parse(text) as ModelRequest };
    asked.push(one);
    respond(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    respond: (how) => {
      respond = how;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
