import { Random } from '../evaluate/random.ts';
import { inventMessage } from '../words.ts';
import { keepSending, type Sent } from './keep-sending.ts';
import { ask, openConnection } from './request.ts';

export type WebhookOptions = {
  /** The address of a generic source. */
  url: string;
  clients: number;
  seed: number;
  warmUpMs: number;
  runMs: number;
  /** External ids: the events of one client go to one of these. */
  incidents: string[];
};

/** One event in each delivery, as a script sends them. */
export async function webhookLoad(options: WebhookOptions): Promise<Sent> {
  const { url, clients, seed, incidents } = options;
  const random = new Random(seed);
  const connections = Array.from({ length: clients }, openConnection);
  const sent = await keepSending(clients, options, async (client, turn) => {
    const incident = incidents[client % incidents.length];
    const event = {
      externalId: `${seed}-${client}-${turn}`,
      at: new Date().toISOString(),
      text: inventMessage(random),
    };
    const { status, text } = await ask(connections[client]!, url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ incident, ...event }),
    });
    if (status !== 202) throw new Error(`a delivery was answered with ${status}: ${text}`);
  });
  for (const connection of connections) connection.destroy();
  return sent;
}
