import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { MAIL_CONNECTIONS, openMailer } from '#server/platform/mail/mailer.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { connect } from '../stage/postgres.ts';
import { root } from '../stage/run-process.ts';
import { openServer } from '../stage/server.ts';
import type { Stage } from '../stage/stage.ts';

const REMINDERS = 10_000;
/** A Wednesday at noon, in UTC; all of it is due on that day, and goes out when mail has gathered. */
const DUE_AT = '2026-03-11T12:00:00Z';
const SENT_AT = '2026-03-11T12:15:00Z';
const KILLED_AFTER = 3000;
const SCRIPT = join(import.meta.dirname, '../load/remind.ts');

/** One owner a reminder: nothing can be put into one mail. */
const FILL = [
  `insert into people (id, name, time_zone) select gen_random_uuid(), 'Owner ' || n, 'UTC' from generate_series(1, ${REMINDERS}) n`,
  `insert into members (person_id, email, role, password_hash) select id, replace(lower(name), ' ', '-') || '@example.com', 'editor', 'none' from people where name like 'Owner %'`,
  `insert into follow_ups (id, number, title, status, state, owner_id, due_on)
   select gen_random_uuid(), 1000 + row_number() over (), 'Add a retry budget', 'open', 'confirmed', id, '2026-03-11' from people where name like 'Owner %'`,
  'analyze',
];

export const remindersBench: Bench = {
  name: 'reminders',
  about: '10,000 reminders due in one minute, by mail, while a sender is killed',
  how: '10,000 follow-ups of as many owners fall due on one day. Two processes plan the reminders and send them to a real SMTP server, and one of the two is killed on the way; the time runs until every owner has mail. Beside it the same mails sent by nodemailer alone.',
  async run(stage) {
    const { database } = await openServer(stage, 'bench_reminders');
    const client = await connect(database);
    for (const statement of FILL) await client.query(statement);
    await client.end();
    const mail = await openMailbox(stage);
    const plain = await sendPlainly(mail);
    const env = {
      ...process.env,
      DATABASE_URL: database,
      SMTP_URL: mail.url,
      MAIL_FROM: 'Debrief <debrief@example.com>',
    };
    const started = performance.now();
    const queued = await finish(spawnSender(stage, ['queue', DUE_AT], env));
    const victim = spawnSender(stage, ['send', SENT_AT], env);
    const survivor = spawnSender(stage, ['send', SENT_AT], env);
    const killing = mail.after(KILLED_AFTER).then(() => victim.kill('SIGKILL'));
    await finish(survivor);
    await killing;
    const all = mail.ids.size;
    const took = mail.lastAt - started;
    if (queued !== REMINDERS || all !== REMINDERS)
      throw new Error(`${queued} reminders were queued and ${all} of ${REMINDERS} mails arrived`);
    return rowsOf(took, plain, mail.count - all);
  },
};

const rowsOf = (took: number, plain: number, twice: number): Row[] => [
  judge({
    name: '10,000 reminders from due to delivered, one of two senders killed',
    unit: 'ms',
    median: took,
    target: { of: 'median', atMost: 60_000 },
    comparedWith: { name: 'the same number of mails from nodemailer alone', median: plain },
  }),
  judge({
    name: 'mails that came twice after the kill, under the same Message-ID',
    unit: 'mails',
    median: twice,
    // What was on its way when the sender died: SMTP cannot tell whether that was taken.
    target: { of: 'median', atMost: MAIL_CONNECTIONS },
    comparedWith: { name: 'connections of a sender', median: MAIL_CONNECTIONS },
  }),
];

type Mailbox = {
  url: string;
  ids: Set<string>;
  count: number;
  lastAt: number;
  after: (count: number) => Promise<void>;
  clear: () => void;
};

async function openMailbox(stage: Stage): Promise<Mailbox> {
  let waiting: { count: number; done: () => void } | undefined;
  const box: Omit<Mailbox, 'url'> = {
    ids: new Set(),
    count: 0,
    lastAt: 0,
    after: (count) => new Promise((done) => (waiting = { count, done })),
    clear: () => {
      box.ids.clear();
      box.count = 0;
    },
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      stream.on('end', () => {
        const id = /^Message-ID: <(.+)>/im.exec(text)?.[1] ?? '';
        box.count += 1;
        // A second time under the same name is shown once, and is no later delivery.
        if (!box.ids.has(id)) box.lastAt = performance.now();
        box.ids.add(id);
        if (waiting && box.count >= waiting.count) waiting.done();
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stage.atEnd(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(box, { url: `smtp://127.0.0.1:${port}` });
}

/** As many mails from one process that does nothing else: no rows, no claims, nobody to ask whether it still holds. */
async function sendPlainly(mail: Mailbox): Promise<number> {
  const mailer = openMailer({ url: mail.url, from: 'Debrief <debrief@example.com>' });
  const started = performance.now();
  let next = 0;
  const work = async () => {
    while (next < REMINDERS) {
      const index = next++;
      await mailer.send({
        to: { name: `Owner ${index}`, address: `owner-${index}@example.com` },
        subject: 'FU-1 is due today',
        text: 'FU-1 is due today: Add a retry budget',
        html: '<p>FU-1 is due today: Add a retry budget</p>',
        messageId: `${index}@bench.example`,
        settingsUrl: 'http://localhost/settings/profile',
      });
    }
  };
  await Promise.all(Array.from({ length: MAIL_CONNECTIONS }, work));
  const took = performance.now() - started;
  mailer.close();
  mail.clear();
  return took;
}

function spawnSender(stage: Stage, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [SCRIPT, ...args], { env, cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  stage.atEnd(() => child.kill('SIGKILL'));
  return child;
}

/** Resolves with the number it says last. */
async function finish(child: ChildProcess): Promise<number> {
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  return Number(output.trim().split('\n').at(-1));
}
