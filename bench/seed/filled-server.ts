import { connect } from '../stage/postgres.ts';
import { type BenchServer, openServer } from '../stage/server.ts';
import type { Stage } from '../stage/stage.ts';
import { fillDatabase, type Sizes } from './fill-database.ts';

/** A server whose database holds a year of incidents; filled once for all who ask for that name. */
export function openFilledServer(stage: Stage, name: string, sizes: Sizes): Promise<BenchServer> {
  return stage.shared(`filled ${name}`, async () => {
    const server = await openServer(stage, name);
    const client = await connect(server.database);
    try {
      await fillDatabase(client, sizes);
    } finally {
      await client.end();
    }
    return server;
  });
}
