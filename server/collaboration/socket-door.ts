import { type IncomingMessage as HttpRequest, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { MessageType, OutgoingMessage } from '@hocuspocus/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Context } from '#server/platform/context.ts';
import { postMortemIn } from '#shared/document/live/messages.ts';
import { AppError } from '#shared/errors.ts';
import { readFrame } from './frame.ts';
import { LARGEST_MESSAGE, Places, type SocketPlace } from './limits.ts';
import type { OpenDocuments } from './live-documents.ts';
import { letIn } from './reception.ts';
import type { Visitor } from './visitor.ts';

export const PATHS = ['/collaboration', '/api/v1/collaboration'];
/** An expired session, or what another server changed, is noticed within this time. */
const RECHECK_MS = 30_000;
const CLOSE_MS = 1000;
/** A database that is away when the server stops is not waited for much longer. */
const STORE_MS = 2000;
/** A tab in the background falls asleep between its own signs of life: it is asked, and hears from us, this often. */
const PULSE_MS = 12_000;
const UNHEARD_PULSES = 4;

type Upgrade = { socket: Duplex; head: Buffer };

export type Door = {
  /** Lets nobody in any more and sends everybody away, after what they wrote is stored. */
  close: () => Promise<void>;
};

/** Door 3: WebSockets on the server's own port, with its sessions and keys. `sessionOf` reads the session cookie of a request. */
export function openDoor(
  http: FastifyInstance,
  ctx: Context,
  documents: OpenDocuments,
  sessionOf: (request: FastifyRequest) => string | null,
): Door {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  const upgrades = new WeakMap<HttpRequest, Upgrade>();
  const places = new Places();
  letIn(ctx, documents);
  let isClosing = false;

  // An upgrade takes the way of every request, so that addresses behind proxies, cookies and refusals are as everywhere.
  http.server.on('upgrade', (request, socket, head) => {
    upgrades.set(request, { socket, head });
    socket.on('error', () => socket.destroy());
    const response = new ServerResponse(request);
    response.assignSocket(socket as never);
    response.once('finish', () => socket.end());
    http.routing(request, response);
  });

  for (const url of PATHS)
    http.get(url, async (request, reply) => {
      const upgrade = upgrades.get(request.raw);
      if (!upgrade) throw new AppError('bad-input', 'This address speaks WebSocket. See docs/collaboration.md.');
      if (isClosing) throw new AppError('unavailable', 'The server is stopping. Connect again in a moment.');
      const place = places.takeSocket(request.ip);
      if (!place) throw new AppError('too-many-requests', 'Too many connections from your network.');
      const visitor: Visitor = { socket: place, sessionToken: isFromHere(request, ctx) ? sessionOf(request) : null };
      reply.hijack();
      upgrade.socket.removeAllListeners('error');
      request.raw.socket.once('close', () => place.closed());
      reply.raw.detachSocket(upgrade.socket as never);
      server.handleUpgrade(request.raw, upgrade.socket, upgrade.head, (socket) =>
        receive(documents, socket, request.raw, visitor),
      );
    });

  const timer = setInterval(() => documents.recheckAccess(), RECHECK_MS);
  const pulse = setInterval(() => feelPulse(server.clients), PULSE_MS);
  return {
    async close() {
      isClosing = true;
      clearInterval(timer);
      clearInterval(pulse);
      const stored = documents.log.whenStored().catch(() => undefined);
      await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, STORE_MS).unref())]);
      for (const socket of server.clients) socket.close(1001, 'The server is stopping.');
      await new Promise((resolve) => setTimeout(resolve, server.clients.size > 0 ? 50 : 0));
      setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, CLOSE_MS);
    },
  };
}

const unheard = new WeakMap<WebSocket, number>();

/** Sockets whose other end is gone without a word are cut off; the others are told that the line holds. */
function feelPulse(sockets: Iterable<WebSocket>): void {
  for (const socket of sockets) {
    const silences = unheard.get(socket) ?? 0;
    if (silences >= UNHEARD_PULSES) socket.terminate();
    else {
      unheard.set(socket, silences + 1);
      socket.ping();
      socket.send(Uint8Array.of(MessageType.Ping));
    }
  }
}

/** A browser says which page opened a socket: the cookie counts only for pages of ours, or any site could speak as its visitor. */
function isFromHere(request: FastifyRequest, ctx: Context): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  const host = URL.parse(origin)?.host;
  return host !== undefined && (host === request.headers.host || host === URL.parse(ctx.publicUrl)?.host);
}

function receive(documents: OpenDocuments, socket: WebSocket, request: HttpRequest, visitor: Visitor): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  visitor.socket.socket = socket;
  const connection = documents.hocuspocus.handleConnection(socket as never, new Request(url), visitor);
  socket.on('error', () => {});
  socket.on('pong', () => {
    unheard.delete(socket);
    connection.lastMessageReceivedAt = Date.now();
  });
  socket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return socket.close(4400, 'Messages are binary.');
    unheard.delete(socket);
    if (data.length === 1 && data[0] === MessageType.Pong) connection.lastMessageReceivedAt = Date.now();
    else if (isWelcome(data, socket, visitor.socket)) connection.handleMessage(new Uint8Array(data));
  });
}

/** Names of anything but a document, and tries without end, do not reach the documents at all. */
function isWelcome(data: Buffer, socket: WebSocket, place: SocketPlace): boolean {
  const frame = readFrame(data);
  if (!frame || frame.address.length > 200) {
    socket.close(4400, 'This is no message of the protocol.');
    return false;
  }
  if (frame.type === MessageType.Auth && !place.attempts.takes()) {
    socket.close(4429, 'Too many tries.');
    return false;
  }
  if (postMortemIn(frame.name) !== undefined) return true;
  if (frame.type === MessageType.Auth)
    socket.send(new OutgoingMessage(frame.address).writePermissionDenied('There is no such document.').toUint8Array());
  return false;
}
