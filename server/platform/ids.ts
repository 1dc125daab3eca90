import { randomFillSync } from 'node:crypto';

let lastMilliseconds = 0;
let counter = 0;
/** Asking the system for each id costs more than all the rest of making it. */
const pool = Buffer.alloc(8000);
let used = pool.length;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter that starts low and rises within one millisecond, 62 random
 * bits. Ids made by one process sort in the order they were made, which `randomUUIDv7` of node:crypto does not promise.
 */
export function newId(now: number = Date.now()): string {
  const random = takeRandom();
  if (now > lastMilliseconds) {
    lastMilliseconds = now;
    counter = random.readUInt16BE(0) & 0x3ff;
  } else if (++counter > 0xfff) {
    lastMilliseconds += 1;
    counter = 0;
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0');
  const low = (0x7000 | counter).toString(16);
  const high = ((random.readUInt16BE(2) & 0x3fff) | 0x8000).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${low}-${high}-${random.toString('hex', 4, 10)}`;
}

function takeRandom(): Buffer {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return pool.subarray(used - 10, used);
}
