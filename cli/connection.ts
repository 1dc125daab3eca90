import { type Call, type ClientOptions, createClient, createDownload, type Download } from '#shared/client.ts';
import { AppError } from '#shared/errors.ts';
import { type CommandIo, UsageError } from './command.ts';

export const CONNECTION_OPTIONS = { server: { type: 'string' } } as const;
export const CONNECTION_HELP = `  --server URL           the server; else DEBRIEF_URL, else http://localhost:4600
  DEBRIEF_API_KEY        an API key, from \`debrief keys create --name N\``;

/** A client of the server that the options or the environment name. Its refusals are one line for the terminal. */
export function connect(server: string | undefined, io: CommandIo): Call {
  const options = optionsOf(server, io);
  const call = createClient(options);
  return (contract, input, signal) => reached(options.baseUrl, () => call(contract, input, signal));
}

/** The same for operations that answer with a file. */
export function connectDownload(server: string | undefined, io: CommandIo): Download {
  const options = optionsOf(server, io);
  const download = createDownload(options);
  return (contract, input, signal) => reached(options.baseUrl, () => download(contract, input, signal));
}

function optionsOf(server: string | undefined, io: CommandIo): ClientOptions {
  const baseUrl = (server ?? io.env.DEBRIEF_URL ?? 'http://localhost:4600').replace(/\/+$/, '');
  if (!/^https?:\/\//.test(baseUrl))
    throw new UsageError(`${baseUrl} is not an address; write it like http://localhost:4600`);
  const key = io.env.DEBRIEF_API_KEY;
  if (!key) throw new UsageError('DEBRIEF_API_KEY is not set. Make a key with `debrief keys create --name N`.');
  return { baseUrl, headers: () => ({ authorization: `Bearer ${key}` }) };
}

async function reached<T>(baseUrl: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new UsageError(`cannot reach ${baseUrl}. Is the server running there?`);
  }
}

/** A refusal of the server as one line; anything else is a fault of ours. */
export function asUsageError(error: unknown): unknown {
  return error instanceof AppError ? new UsageError(error.message) : error;
}
