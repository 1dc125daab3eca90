/**
 * `npm run demo`: the server as `npm start` runs it, in a data directory that is thrown away, with an organisation whose last five
 * weeks are replayed through its webhooks and its API. The only thing that is not real is the clock, which is turned back.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type App, startApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { startProblem } from '#server/main.ts';
import { CAST, emailOf } from './demo/cast.ts';
import { planDebriefs } from './demo/debriefs.ts';
import { play } from './demo/play.ts';
import { type Door, openDoor } from './demo/sign-in-door.ts';
import { setStage } from './demo/stage.ts';
import { playSteps } from './demo/steps.ts';
import { STORIES } from './demo/stories/index.ts';
import { playWork } from './demo/work.ts';

const PASSWORD = `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
const STARTED_DAYS_AGO = 36;
const STOP_WITHIN = 9500;

const dataDir = mkdtempSync(join(tmpdir(), 'debrief-demo-'));
// PostgreSQL may run as a user of its own, who must get through this folder.
chmodSync(dataDir, 0o755);
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));

let isStopping = false;
const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      isStopping = true;
      resolve();
    });
});

let app: App | undefined;
try {
  const config = readConfig({ ...process.env, DATA_DIR: dataDir, DATABASE_URL: undefined });
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const door: Door = openDoor();
  const running = await startApp(config, log, undefined, door.addRoute);
  app = running;
  const isOver = stopped.then(async () => {
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
    await running.stop();
    process.exit(0);
  });
  const began = performance.now();
  const now = new Date();
  const stage = await setStage(running, PASSWORD, new Date(now.getTime() - STARTED_DAYS_AGO * 86_400_000));
  for (const [index, story] of STORIES.entries()) {
    say(`replaying ${index + 1} of ${STORIES.length}: ${story.title}`);
    await play(stage, story, now);
  }
  await playWork(stage, now);
  await playSteps(stage, now);
  stage.releaseClock();
  await planDebriefs(stage, now);
  say(`replayed five weeks of ${STORIES.length} incidents in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  console.log(`Debrief is ready at ${running.url}
Fernlinie, which sells train tickets and is invented, has had ${STORIES.length} incidents. Sign in as ${CAST.ines.name}, who looks after it, by this link:
  ${running.url}${door.pathFor(stage.idOf('ines'))}
or with ${emailOf('ines')} and the password ${PASSWORD}, which is also that of everybody else there.
Ctrl+C ends it and throws everything away.`);
  await isOver;
} catch (error) {
  // Stopped in the middle of the replay: its next request fails, and the end is on its way.
  if (isStopping) await new Promise(() => {});
  console.error(`demo: ${startProblem(error) ?? (error instanceof Error ? error.stack : error)}`);
  await app?.stop();
  process.exit(2);
}

function say(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
}
