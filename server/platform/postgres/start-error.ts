/** Why Debrief cannot start, as one line for the operator: what is wrong, then what to do. Printed without a stack. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** Says what a failed file operation on the data directory means; anything unexpected is returned as it is. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartError(`The disk that holds ${path} is full. Free some space and start again.`, { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new StartError(
        `Cannot write to ${path}: permission denied. Give it to the user Debrief runs as, or set DATA_DIR to a directory that user may write to.`,
        { cause: error },
      );
    case 'EROFS':
      return new StartError(
        `Cannot write to ${path}: the file system is read-only. Set DATA_DIR to a writable directory.`,
        {
          cause: error,
        },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartError(
        `${path} cannot be used as data directory: a file stands in the way. Set DATA_DIR to a directory.`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}

type Reading = { sign: RegExp; say: (dir: string, line: string) => string };

const READINGS: Reading[] = [
  {
    sign: /No space left on device|Disk quota exceeded|could not extend file|Check free disk space/,
    say: (dir) => `The disk that holds ${dir} is full. Free some space and start again; what was stored is safe.`,
  },
  {
    sign: /database files are incompatible with server/,
    say: (dir) =>
      `The database in ${dir} was written by another PostgreSQL version. Start the Debrief that wrote it, run "debrief backup", and restore that file here.`,
  },
  {
    sign: /error while loading shared libraries|GLIBC_|symbol lookup error/,
    say: (_dir, line) =>
      `The bundled PostgreSQL cannot run on this system (${line}). Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
  },
  {
    sign: /could not look up effective user ID/,
    say: () =>
      'The bundled PostgreSQL needs its user to have a name: this user id is not in /etc/passwd. Add it there, run Debrief as another user, or set DATABASE_URL.',
  },
  {
    sign: /pre-existing shared memory block|lock file "postmaster.pid" already exists/,
    say: (dir) => `Another PostgreSQL process still uses ${dir}. Wait for it to end, or stop it, then start again.`,
  },
  {
    sign: /wrong ownership|invalid permissions|Permission denied|Operation not permitted/,
    say: (dir, line) =>
      `PostgreSQL may not use ${dir} (${line}). Give the directory to the user Debrief runs as, or set DATA_DIR to another one.`,
  },
  {
    sign: /Read-only file system/,
    say: (dir) => `${dir} is on a read-only file system. Set DATA_DIR to a writable directory.`,
  },
  {
    sign: /PANIC:|checkpoint record|pg_control|control file|not a valid data directory|required WAL directory|could not (?:open|read|access) (?:file|directory)|pg_filenode|invalid page|corrupt|missing/i,
    say: (dir, line) =>
      `The database in ${dir} is damaged (${line}). Nothing was changed: move that directory aside and bring back your last backup with "debrief restore".`,
  },
];

/** Turns PostgreSQL's own last words into one line. `output` is what it wrote on standard error. */
export function explainServerOutput(output: string, dir: string): StartError {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^.*?\b(?=(?:FATAL|PANIC|ERROR|LOG|HINT|DETAIL|initdb: error):)/, '').trim())
    .filter(Boolean);
  const worst =
    lines.find((line) => /^(?:PANIC|FATAL):/.test(line)) ?? lines.find((line) => /error/i.test(line)) ?? lines.at(-1);
  const line = (worst ?? 'it said nothing').replace(/^(?:PANIC|FATAL|ERROR|initdb: error):\s*/, '');
  const reading = READINGS.find(({ sign }) => sign.test(worst ?? '')) ?? READINGS.find(({ sign }) => sign.test(output));
  return new StartError(reading ? reading.say(dir, line) : `PostgreSQL did not start in ${dir}: ${line}`);
}
