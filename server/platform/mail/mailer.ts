import { createTransport } from 'nodemailer';

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets, the same each time this mail is tried: who gets it twice can tell. */
  messageId: string;
  /** Where the recipient changes what they are sent. */
  settingsUrl: string;
  /** A meeting, as an iCalendar file: mail programs put it, its move or its end into the recipient's calendar. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string };
};

/** Mail through one SMTP server, over a few connections that stay open. */
export type Mailer = {
  /** Resolves once the server has taken it. Rejects with a `MailFault`. */
  send: (mail: Mail) => Promise<void>;
  /** Signs in and says nothing. Rejects with a `MailFault`. */
  check: () => Promise<void>;
  /** Where it goes, without a password. */
  server: string;
  from: string;
  close: () => void;
};

export class MailFault extends Error {
  /** The server will not take this mail, however often it is tried. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
  }
}

export type MailerOptions = {
  /** smtp://user:password@host:587, smtps://… for TLS from the first byte. */
  url: string;
  /** Debrief <debrief@example.com>. */
  from: string;
};

export const MAIL_CONNECTIONS = 8;
const CONNECT_MS = 10_000;
const SILENT_MS = 30_000;

export function openMailer({ url, from }: MailerOptions): Mailer {
  const { hostname, port, username, password, protocol } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    maxConnections: MAIL_CONNECTIONS,
    maxMessages: 500,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    // A mail is made of text that people wrote: it must not make the server read files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html, messageId, settingsUrl, calendar }) {
      await transport
        .sendMail({
          from,
          to,
          subject,
          text,
          html,
          messageId: `<${messageId}>`,
          headers: { 'List-Unsubscribe': `<${settingsUrl}>`, 'Auto-Submitted': 'auto-generated' },
          ...(calendar && { icalEvent: { ...calendar, filename: 'invite.ics' } }),
        })
        .catch(refuse);
    },
    async check() {
      await transport.verify().catch(refuse);
    },
    server: `${hostname}${port ? `:${port}` : ''}`,
    from,
    close: () => transport.close(),
  };
}

/** A 5xx answer to the recipient or the text is final; one to the sign-in is the operator's to mend, and so tried again. */
function refuse(error: Error & { responseCode?: number; command?: string; code?: string }): never {
  const isFinal = (error.responseCode ?? 0) >= 500 && /^(?:RCPT|DATA)/.test(error.command ?? '');
  throw new MailFault(error.message.split('\n')[0]!.slice(0, 500), isFinal);
}
