import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, type Asked, type Elsewhere, startService } from './foreign-api.ts';

const TOKEN = `Basic ${Buffer.from('x-access-token:git-token').toString('base64')}`;
const AUTHOR = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', '-c', 'init.defaultBranch=main'];

export function hasGit(): boolean {
  try {
    return execFileSync('git', ['--exec-path'], { encoding: 'utf8' }) !== '';
  } catch {
    return false;
  }
}

/** A repository behind git's own HTTP server, and a clone in which a person works. */
export async function startGit(): Promise<
  Elsewhere & {
    log: () => string;
    pushByHand: (file: string, text: string) => void;
    beforePush: (() => void) | null;
    refuseAll: () => void;
  }
> {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-test-git-'));
  const bare = join(folder, 'docs.git');
  const mine = join(folder, 'mine');
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', [...AUTHOR, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  git(folder, 'init', '--bare', bare);
  git(bare, 'config', 'http.receivepack', 'true');
  git(folder, 'clone', bare, mine);
  const pushByHand = (file: string, text: string) => {
    git(mine, 'pull', '--rebase', 'origin', 'main');
    writeFileSync(join(mine, file), text);
    commitByHand();
  };
  const commitByHand = () => {
    git(mine, 'add', '-A');
    git(mine, 'commit', '-m', 'By hand');
    git(mine, 'push', 'origin', 'HEAD:main');
  };
  writeFileSync(join(mine, 'README.md'), '# Docs\n');
  commitByHand();

  const self = { beforePush: null as (() => void) | null };
  const service = await startService(async (asked) => {
    if (asked.headers.authorization !== TOKEN)
      return { status: 401, bytes: Buffer.from('no'), headers: { 'www-authenticate': 'Basic realm="git"' } };
    if (asked.method === 'POST' && asked.path.endsWith('/git-receive-pack')) {
      const act = self.beforePush;
      self.beforePush = null;
      act?.();
    }
    return backend(folder, asked);
  });
  const files = () =>
    git(bare, 'ls-tree', '-r', '--name-only', '-z', 'main')
      .split('\0')
      .filter((name) => name.startsWith('post-mortems/'));
  const read = (name: string) => git(bare, 'show', `main:${name}`);
  return Object.assign(self, {
    service,
    settings: { address: `${service.url}/docs.git`, branch: 'main', folder: 'post-mortems' },
    secret: 'git-token',
    log: () => git(bare, 'log', '--format=%an <%ae>%n%B', 'main'),
    pushByHand,
    /** As a protected branch does. */
    refuseAll: () => {
      const hook = join(bare, 'hooks/pre-receive');
      writeFileSync(hook, '#!/bin/sh\nexit 1\n');
      chmodSync(hook, 0o755);
    },
    pages: async () =>
      files().map((name) => {
        const text = read(name);
        const title = /^title: (".*")$/m.exec(text)?.[1];
        return { id: name, title: title ? (JSON.parse(title) as string) : '', text };
      }),
    editByHand: async (id: string) => pushByHand(id, `${read(id)}\nWritten by hand.\n`),
    deletePage: async (id: string) => {
      git(mine, 'pull', '--rebase', 'origin', 'main');
      rmSync(join(mine, id));
      commitByHand();
    },
    // Objects are packed: here they are as they were before that, with the names they stand under.
    everything: async () => {
      const all = git(bare, 'rev-list', '--all', '--objects').trim().split('\n');
      return Buffer.concat(
        all.map((line) => {
          const [oid = '', ...name] = line.split(' ');
          const type = git(bare, 'cat-file', '-t', oid).trim();
          return Buffer.concat([
            Buffer.from(name.join(' ')),
            type === 'tree' ? Buffer.alloc(0) : Buffer.from(git(bare, 'cat-file', type, oid)),
          ]);
        }),
      );
    },
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** The CGI that comes with git. */
function backend(root: string, { method, path, query, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        REQUEST_METHOD: method,
        PATH_INFO: path,
        QUERY_STRING: query.toString(),
        CONTENT_TYPE: headers['content-type'] ?? '',
        CONTENT_LENGTH: String(body.length),
        REMOTE_USER: 'debrief',
        HTTP_GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', () => {
      const all = Buffer.concat(chunks);
      const end = all.indexOf('\r\n\r\n');
      const lines = all.subarray(0, end).toString('latin1').split('\r\n');
      const given = Object.fromEntries(lines.map((line) => line.split(': ', 2) as [string, string]));
      const { Status, ...others } = given;
      resolve({ status: Number(Status?.split(' ')[0] ?? 200), bytes: all.subarray(end + 4), headers: others });
    });
    // It may answer before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(body);
  });
}
