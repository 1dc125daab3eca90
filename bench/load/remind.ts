/** A sender of reminders as a process of its own: `node bench/load/remind.ts queue|send TIME`. Says how many on standard output. */
import { pino } from 'pino';
import { openContext } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { nudgeOwners, sendDueMail } from '#server/features/notifications/index.ts';

const [verb, time] = process.argv.slice(2);
const started = performance.now();
const { ctx, close } = await openContext(readConfig(process.env as Record<string, string>), pino({ level: 'silent' }));
ctx.now = () => new Date(Date.parse(time as string) + performance.now() - started);
console.log('ready');
let done = 0;
if (verb === 'queue') {
  done = await nudgeOwners(ctx);
} else {
  // What a sender that was killed held comes free while the others are still here.
  const until = performance.now() + 55_000;
  while (performance.now() < until) {
    done += await sendDueMail(ctx);
    const left = await ctx.db
      .selectFrom('notifications')
      .select('id')
      .where('mail_at', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    if (!left) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
console.log(done);
await close();
