import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; execution: 'async'; flavor: 'last-resort' }) => Promise<void>;
let collect: Collect | undefined;

/**
 * Gives memory back that nothing holds any more. V8 collects it when it needs room, which a server that has become quiet never
 * does: measured with 500 documents opened one after the other, 428 MB stayed resident where 241 MB are needed. It pauses the
 * process (0.3 s then, on two busy cores), so it is for moments in which nobody waits.
 */
export async function collectGarbage(): Promise<void> {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as Collect;
  }
  await collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
}
