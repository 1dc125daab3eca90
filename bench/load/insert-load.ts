import pg from 'pg';
import { Random } from '../evaluate/random.ts';
import { inventMessage } from '../words.ts';
import { eventRow, insertOne } from './event-rows.ts';
import { keepSending, type Sent } from './keep-sending.ts';

export type InsertOptions = {
  database: string;
  clients: number;
  seed: number;
  warmUpMs: number;
  runMs: number;
  /** The events of one client go to one of these. */
  incidentIds: string[];
};

/** Events stored one by one, each in a statement that commits by itself, over plain connections. */
export async function insertLoad(options: InsertOptions): Promise<Sent> {
  const { database, clients, seed, incidentIds } = options;
  const random = new Random(seed);
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: database }));
  await Promise.all(connections.map((client) => client.connect()));
  const sent = await keepSending(clients, options, async (client, turn) => {
    const incidentId = incidentIds[client % incidentIds.length] as string;
    const event = { id: `${seed}-${client}-${turn}`, text: inventMessage(random) };
    await insertOne(connections[client]!, eventRow(incidentId, event));
  });
  await Promise.all(connections.map((client) => client.end()));
  return sent;
}
