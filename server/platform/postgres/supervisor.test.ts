import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { account, closedDataDirectory, clusterIn, quiet } from '#tests/support/postgres-processes.ts';
import { findBinaries } from './binaries.ts';
import { describeCluster } from './cluster.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { prepareSocketDirectory } from './socket-directory.ts';
import { StartError } from './start-error.ts';
import { supervise } from './supervisor.ts';

async function superviseNew(patience: { gentle: number; hard: number; restarts: number[] }) {
  const dir = clusterIn(await closedDataDirectory());
  const cluster = describeCluster(dir, account);
  const socket = await prepareSocketDirectory(cluster);
  const options = {
    binaries: await reachableBinaries(await findBinaries(), account),
    cluster,
    socket,
    settings: {},
    staleOwner: undefined,
    log: quiet,
  };
  const supervisor = await supervise(options, patience);
  onTestFinished(() => supervisor.stop());
  return { supervisor, dir };
}

describe('supervise', () => {
  it('gives up after its tries, says why once, and stops at once', async () => {
    const { supervisor, dir } = await superviseNew({ gentle: 5_000, hard: 1_000, restarts: [1, 1] });
    const reasons: StartError[] = [];
    supervisor.onExit((error) => reasons.push(error));
    rmSync(path.join(dir, 'pg_wal'), { recursive: true });
    process.kill(supervisor.pid()!, 'SIGKILL');
    await vi.waitFor(() => expect(reasons).toHaveLength(1), { timeout: 10_000 });
    expect(reasons[0]).toBeInstanceOf(StartError);
    expect(reasons[0]!.message).toContain('is damaged');
    expect(supervisor.pid()).toBeUndefined();
    await supervisor.stop();
  });

  it('ends a PostgreSQL that does not stop by itself', async () => {
    const { supervisor } = await superviseNew({ gentle: 100, hard: 100, restarts: [] });
    const pid = supervisor.pid()!;
    process.kill(pid, 'SIGSTOP');
    await supervisor.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
