import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the process it runs in. */
export type CommandIo = {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: Record<string, string | undefined>;
  /** Whether a person watches: progress is shown only then. */
  isTty: boolean;
};

/** Runs with the words after the command's name; answers with the exit code: 0 done, 2 unusable input. */
export type Command = { run: (args: string[], io: CommandIo) => Promise<number> };

/** A refusal worth one clear line on stderr and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
