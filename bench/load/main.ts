/**
 * A process that does nothing but send: `node bench/load/main.ts NAME JSON` runs one load and prints what it measured. It is
 * apart from what starts it and from the server, so that neither waits for the other's event loop.
 */
import { dayLoad } from './day-load.ts';
import { insertLoad } from './insert-load.ts';
import { openLoad } from './open-load.ts';
import { readLoad } from './read-load.ts';
import { webhookLoad } from './webhook-load.ts';
import { writeLoad } from './write-load.ts';

const LOADS: Record<string, (options: never) => Promise<unknown>> = {
  insert: insertLoad,
  webhook: webhookLoad,
  read: readLoad,
  write: writeLoad,
  open: openLoad,
  day: dayLoad,
};

const [name = '', options = '{}'] = process.argv.slice(2);
const load = LOADS[name];
if (!load) throw new Error(`there is no load "${name}"`);
process.stdout.write(JSON.stringify(await load(JSON.parse(options) as never)));
