import { resolve } from 'node:path';
import { z } from 'zod';
import { type Allowed, readAllowed } from './platform/outbound/internal-address.ts';

/** Everything that can be set from outside, with its default. A wrong value stops the start with a sentence. */
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4600).describe('Port to listen on; 0 picks a free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for every interface'),
  DATA_DIR: z.string().min(1).default('./data').describe('Folder of the embedded database and of files'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgres://' })
    .optional()
    .describe('An existing PostgreSQL, 15 or newer, in place of the embedded one'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Where people reach this server, e.g. https://debrief.example.com; makes cookies secure when https'),
  TRUST_PROXY: z
    .string()
    .optional()
    .describe('Addresses of the reverse proxies in front, comma separated; none is trusted by default'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('How much is logged to stderr, as JSON lines'),
  FILES_S3_URL: z
    .url()
    .optional()
    .describe(
      'Address of a bucket (S3 or alike) that keeps files in place of DATA_DIR/files, e.g. https://s3.example.com/debrief',
    ),
  FILES_S3_REGION: z.string().min(1).default('us-east-1').describe('Region of that bucket'),
  FILES_S3_KEY_ID: z.string().min(1).optional().describe('Access key of that bucket'),
  FILES_S3_SECRET: z.string().min(1).optional().describe('Secret of that access key'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/]+\/?$/, { error: 'must be like smtp://user:password@mail.example.com:587' })
    .optional()
    .describe(
      'Server that mail goes out through, e.g. smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start',
    ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, { error: 'must be like Debrief <debrief@example.com>' })
    .optional()
    .describe('Who mail is from, e.g. Debrief <debrief@example.com>'),
  SECRET_KEY: z
    .string()
    .min(16, { error: 'must have at least 16 characters, long and random' })
    .optional()
    .describe(
      'Encrypts the tokens of other services that are kept here; the same on every node. Else a key is made in DATA_DIR/secret.key',
    ),
  OUTBOUND_ALLOW: z
    .string()
    .optional()
    .describe(
      'Hosts, addresses and ranges inside your network that Debrief may send requests to, comma separated, e.g. jira.corp.example,10.2.0.0/16; none by default',
    ),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(12).describe('Most connections to PostgreSQL'),
});

/** A bucket that keeps files; `url` without a trailing slash. */
export type S3Options = { url: string; region: string; accessKeyId: string; secretAccessKey: string };

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  publicUrl: string | undefined;
  trustProxy: string[];
  logLevel: string;
  /** Undefined: files are kept in a folder of the data directory. */
  s3: S3Options | undefined;
  /** Undefined: nothing is mailed. */
  mail: MailerOptions | undefined;
  /** Undefined: one is made and kept in the data directory. */
  secretKey: string | undefined;
  /** What requests may reach inside this network. */
  outboundAllow: Allowed;
  databaseConnections: number;
};

export type MailerOptions = { url: string; from: string };

export class ConfigError extends Error {}

export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const v = parsed.data;
  return {
    port: v.PORT,
    host: v.HOST,
    dataDir: resolve(v.DATA_DIR),
    databaseUrl: v.DATABASE_URL,
    publicUrl: v.PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy:
      v.TRUST_PROXY?.split(',')
        .map((part) => part.trim())
        .filter(Boolean) ?? [],
    logLevel: v.LOG_LEVEL,
    s3: readS3(v),
    mail: readMail(v),
    secretKey: v.SECRET_KEY,
    outboundAllow: readOutboundAllow(v.OUTBOUND_ALLOW),
    databaseConnections: v.DATABASE_CONNECTIONS,
  };
}

function readMail(v: z.output<typeof variables>): MailerOptions | undefined {
  if (!v.SMTP_URL) return undefined;
  if (!URL.canParse(v.SMTP_URL))
    throw new ConfigError('SMTP_URL must be like smtp://user:password@mail.example.com:587');
  if (!v.MAIL_FROM) throw new ConfigError('SMTP_URL needs MAIL_FROM beside it: who mail is from');
  return { url: v.SMTP_URL, from: v.MAIL_FROM };
}

function readOutboundAllow(list: string | undefined): Allowed {
  try {
    return readAllowed(list?.split(',') ?? []);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigError(`OUTBOUND_ALLOW: "${error.message}" is no host, address or range such as 10.2.0.0/16`);
  }
}

function readS3(v: z.output<typeof variables>): S3Options | undefined {
  if (!v.FILES_S3_URL) return undefined;
  if (!v.FILES_S3_KEY_ID || !v.FILES_S3_SECRET)
    throw new ConfigError('FILES_S3_URL needs FILES_S3_KEY_ID and FILES_S3_SECRET beside it');
  return {
    url: v.FILES_S3_URL.replace(/\/+$/, ''),
    region: v.FILES_S3_REGION,
    accessKeyId: v.FILES_S3_KEY_ID,
    secretAccessKey: v.FILES_S3_SECRET,
  };
}
