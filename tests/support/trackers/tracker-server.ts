import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issue as the server behind a tracker keeps it, whatever the tracker. `state` is the tracker's own word. */
export type FakeIssue = {
  id: string;
  number: number;
  title: string;
  body: string;
  state: string;
  /** GitHub: state_reason; Jira: resolution. */
  reason: string | null;
  labels: string[];
  assignee: string | null;
  due: string | null;
  updated: number;
  deleted?: boolean;
  movedTo?: string | undefined;
};
export type Mood =
  | 'well'
  | 'expired'
  | 'scope-lost'
  | 'limited'
  | 'down'
  | 'login-page'
  | 'project-gone'
  | 'forget-answer';
export type Request = {
  method: string;
  path: string;
  query: URLSearchParams;
  json: Record<string, unknown>;
  headers: IncomingMessage['headers'];
};
export type Reply = { status: number; json?: unknown; headers?: Record<string, string> };

/** What is the same in every tracker that answers on loopback: its issues, its clock, its moods, what it was asked. */
export class TrackerServer {
  readonly issues = new Map<number, FakeIssue>();
  readonly asked: string[] = [];
  mood: Mood = 'well';
  /** Its clock is wrong, and steps on with each change by whole seconds or less. */
  clock = Date.parse('2031-05-05T05:05:05.000Z');
  tick = 1000;
  /** Requests left; below zero is without a limit. */
  left = -1;
  url = '';
  private next = 1;
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private readonly answer: (request: Request) => Reply;
  private readonly afterWrite = new Set<() => void>();

  constructor(answer: (this: TrackerServer, request: Request) => Reply) {
    this.answer = answer.bind(this);
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Somebody makes an issue in the tracker itself. */
  add(fields: Partial<FakeIssue> = {}): FakeIssue {
    const number = this.next++;
    const issue = {
      id: String(900_000 + number),
      number,
      title: `Issue ${number}`,
      body: '',
      state: 'open',
      reason: null,
      labels: [],
      assignee: null,
      due: null,
      updated: this.now(),
      ...fields,
    };
    this.issues.set(number, issue);
    return issue;
  }

  /** Somebody changes an issue in the tracker itself. */
  change(number: number, fields: Partial<FakeIssue>): FakeIssue {
    const issue = this.at(number);
    Object.assign(issue, fields, { updated: this.now() });
    return issue;
  }

  at(number: number): FakeIssue {
    const issue = this.issues.get(number);
    if (!issue) throw new Error(`there is no issue ${number}`);
    return issue;
  }

  now(): number {
    this.clock += this.tick;
    return Math.floor(this.clock / 1000) * 1000;
  }

  /** Issues as a list gives them: oldest change first. */
  changedSince(since: string): FakeIssue[] {
    return this.present()
      .filter(({ updated }) => updated >= Date.parse(since))
      .sort((a, b) => a.updated - b.updated || a.number - b.number);
  }

  present(): FakeIssue[] {
    return [...this.issues.values()].filter(({ deleted }) => !deleted);
  }

  /** Runs once after the next write, before it is answered. */
  onceWritten(work: () => void): void {
    this.afterWrite.add(work);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.url);
    const text = Buffer.concat(chunks).toString('utf8');
    const method = request.method ?? 'GET';
    this.asked.push(`${method} ${decodeURIComponent(url.pathname)}`);
    const json = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    const isWrite =
      method !== 'GET' && !url.pathname.includes('/search') && !/^\s*query/.test(String(json.query ?? ''));
    const bad = this.bad();
    if (bad) return this.send(response, bad);
    const reply = this.answer({
      method,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      json,
      headers: request.headers,
    });
    if (isWrite && reply.status < 400) {
      for (const work of this.afterWrite) work();
      this.afterWrite.clear();
      // Done, and nobody hears of it.
      if (this.mood === 'forget-answer') return void request.socket.destroy();
    }
    this.send(response, reply);
  }

  private bad(): Reply | undefined {
    if (this.left >= 0) this.left -= 1;
    const limits = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(this.clock / 1000) + 300) };
    if (this.mood === 'limited' || (this.left < 0 && this.left !== -1))
      return { status: 403, json: { message: 'API rate limit exceeded' }, headers: limits };
    if (this.mood === 'expired') return { status: 401, json: { message: 'Bad credentials' } };
    if (this.mood === 'scope-lost')
      return { status: 403, json: { message: 'Resource not accessible by personal access token' } };
    if (this.mood === 'down') return { status: 502, json: { message: 'Bad gateway' } };
    if (this.mood === 'login-page') return { status: 200, headers: { 'content-type': 'text/html' }, json: undefined };
    if (this.mood === 'project-gone') return { status: 404, json: { message: 'Not Found' } };
    return undefined;
  }

  private send(response: ServerResponse, { status, json, headers = {} }: Reply): void {
    const isPage = headers['content-type'] === 'text/html';
    response.writeHead(status, {
      'content-type': 'application/json',
      date: new Date(this.clock).toUTCString(),
      ...(this.left >= 0
        ? {
            'x-ratelimit-remaining': String(this.left),
            'x-ratelimit-reset': String(Math.floor(this.clock / 1000) + 300),
          }
        : {}),
      ...headers,
    });
    response.end(
      isPage ? '<!doctype html><title>Sign in</title><form>…</form>' : json === undefined ? '' : JSON.stringify(json),
    );
  }
}

export const signed = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('hex');
export const newDelivery = (): string => randomUUID();
