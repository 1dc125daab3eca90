import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type ArrivedMail = { to: string; raw: string; messageId: string };
/** What the server answers to the next mails: takes them, or refuses with this code. */
export type Mood = 'takes' | 451 | 550;

export type MailServer = {
  url: string;
  arrived: ArrivedMail[];
  mood: (address: string) => Mood;
  stop: () => Promise<void>;
};

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer(): Promise<MailServer> {
  const self: Omit<MailServer, 'url' | 'stop'> = { arrived: [], mood: () => 'takes' };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const mood = self.mood(address);
      if (mood === 'takes') return done();
      return done(Object.assign(new Error('Not now'), { responseCode: mood }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        for (const { address } of session.envelope.rcptTo)
          self.arrived.push({ to: address, raw, messageId: /^Message-ID: <(.+)>/im.exec(raw)?.[1] ?? '' });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(self, {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** Header lines put together, and the plain text as it was written: from quoted-printable or base64. */
export function readMail(raw: string): { subject: string; text: string; headers: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  const subject = decodeWords(/^Subject: (.+)$/m.exec(headers)?.[1] ?? '');
  const body = rest.join('\r\n\r\n');
  const part = body.split(/\r\n--/).find((one) => /text\/plain/.test(one)) ?? body;
  const text = part.slice(part.indexOf('\r\n\r\n') + 4);
  const isBase64 = /Content-Transfer-Encoding: base64/i.test(part);
  return { headers, subject, text: isBase64 ? Buffer.from(text, 'base64').toString() : decodeQuoted(text) };
}

const decodeQuoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, words: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(words, 'base64').toString() : decodeQuoted(words.replaceAll('_', ' ')),
    );
