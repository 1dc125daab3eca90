import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { DomainEvent } from '#shared/events.ts';
import type { Actor } from '#shared/rules/access.ts';
import { OpenDocuments } from './collaboration/live-documents.ts';
import { type Door, openDoor } from './collaboration/socket-door.ts';
import type { Config } from './config.ts';
import { CHORES, OPERATIONS, REACTIONS } from './features/index.ts';
import { makeFirstAdminLink } from './features/people/index.ts';
import { seedTemplates } from './features/templates/index.ts';
import { createHttpServer } from './http/server.ts';
import { sessionToken } from './http/session.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { packageRoot, packageVersion } from './package-root.ts';
import type { Context, Tx } from './platform/context.ts';
import { inTransaction, openDatabase } from './platform/db.ts';
import { diskFiles } from './platform/files/disk-files.ts';
import { s3Files } from './platform/files/s3-files.ts';
import { openMailer } from './platform/mail/mailer.ts';
import { migrate } from './platform/migrate.ts';
import { openOutbound } from './platform/outbound/outbound.ts';
import { startEmbeddedPostgres } from './platform/postgres/start.ts';
import { createQueue, type Queue } from './platform/queue.ts';
import { addRecordEntry } from './platform/record.ts';
import type { RecordEntry } from './platform/record-entry.ts';
import type { Tables } from './platform/tables.ts';
import { closedVault, ensureSecret, openVault, type Vault } from './platform/vault.ts';

export type App = {
  ctx: Context;
  /** Where it listens, e.g. `http://localhost:4600`. */
  url: string;
  /** While nobody is a member yet: the link by which the first admin signs up. */
  firstAdminLink: string | undefined;
  /** Stops taking requests, finishes what runs, closes everything in order. */
  stop: () => Promise<void>;
};

/** Where everything is kept, open and as it was found: nothing is brought forward. */
export async function openStorage(config: Config, log: Logger) {
  const embedded =
    config.databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: config.dataDir, log }) : undefined;
  const connectionString = embedded?.connectionString ?? (config.databaseUrl as string);
  const database = openDatabase<Tables>(connectionString, { log, max: config.databaseConnections });
  return {
    embedded,
    connectionString,
    database,
    files: config.s3 ? s3Files(config.s3) : diskFiles(join(config.dataDir, 'files')),
    close: async () => {
      await database.close();
      await embedded?.stop();
    },
  };
}

export const secretPath = (dataDir: string): string => join(dataDir, 'secret.key');
export const MIGRATIONS: string = join(packageRoot(), 'server/platform/migrations');

/** Everything but the doors: the database open and migrated, and the context that operations are given. */
export async function openContext(
  config: Config,
  log: Logger,
  onFatal: (error: Error) => void = () => {},
): Promise<{ ctx: Context; queue: Queue<DomainEvent>; documents: OpenDocuments; close: () => Promise<void> }> {
  const { embedded, connectionString, database, files, close: closeStorage } = await openStorage(config, log);
  try {
    await migrate(database.db, MIGRATIONS, { release: packageVersion() });
  } catch (error) {
    await closeStorage();
    throw error;
  }
  // Without its database it serves nobody: ending lets a process manager start it anew.
  embedded?.onExit((error) => {
    log.fatal({ err: error }, 'the embedded PostgreSQL ended and did not come back');
    onFatal(error);
  });
  const queue = createQueue<DomainEvent>({ connectionString, log, isSoleNode: embedded !== undefined });
  const basis = {
    db: database.db,
    transaction: <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work),
    emit: (tx: Tx, ...events: DomainEvent[]) => queue.emit(tx, ...events),
    record: (tx: Tx, actor: Actor, entry: RecordEntry) => addRecordEntry(tx, actor, entry, ctx.now()),
    now: () => new Date(),
    log,
  };
  const documents = new OpenDocuments(basis);
  // One object and one clock: whoever turns it, as the demo does, turns that of the documents too.
  const ctx: Context = Object.assign(basis, {
    files,
    mailer: config.mail ? openMailer(config.mail) : null,
    outbound: openOutbound(config.outboundAllow),
    vault: await openVaultOf(config, log),
    documents,
    publicUrl: config.publicUrl ?? localUrl(config.host, config.port),
    version: packageVersion(),
  });
  const close = async () => {
    await documents.close();
    ctx.mailer?.close();
    await ctx.outbound.close();
    await closeStorage();
  };
  return { ctx, queue, documents, close };
}

/** Nothing but the services that need a secret waits for a place to keep the key in. */
async function openVaultOf({ secretKey, dataDir }: Config, log: Logger): Promise<Vault> {
  if (secretKey) return openVault(secretKey);
  try {
    return openVault(await ensureSecret(secretPath(dataDir)));
  } catch (error) {
    log.warn({ err: error }, 'no key for secrets: tokens of other services cannot be kept');
    return closedVault();
  }
}

/** `addRoutes` is for who starts the server with addresses of their own, as the demo does for its sign-in link. */
export async function startApp(
  config: Config,
  log: Logger,
  onFatal?: (error: Error) => void,
  addRoutes?: (http: FastifyInstance, ctx: Context) => void,
): Promise<App> {
  const { ctx, queue, documents, close } = await openContext(config, log, onFatal);
  let http: FastifyInstance | undefined;
  let door: Door | undefined;
  const stop = async () => {
    await door?.close();
    await http?.close();
    await queue.stop(5000);
    await close();
  };
  try {
    await seedTemplates(ctx);
    await startJobs(queue, ctx, REACTIONS, CHORES);
    http = await createHttpServer({
      ctx,
      operations: OPERATIONS,
      webFolder: join(packageRoot(), 'dist/web'),
      trustProxy: config.trustProxy,
      health: {
        check: async () => void (await sql`select 1`.execute(ctx.db)),
        register: (registry) => documents.metrics.register(registry),
      },
    });
    door = openDoor(http, ctx, documents, sessionToken);
    await documents.recover();
    addRoutes?.(http, ctx);
    await http.listen({ port: config.port, host: config.host });
    const address = http.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const url = localUrl(config.host, port);
    if (!config.publicUrl) ctx.publicUrl = url;
    return { ctx, url, firstAdminLink: await makeFirstAdminLink(ctx), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function localUrl(host: string, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  return `http://${isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
