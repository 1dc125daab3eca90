import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Form of what is sealed, so that it can change later. */
const FORM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps what must be read again, such as the token of another service, out of a stolen database. */
export type Vault = {
  seal: (text: string) => Buffer;
  /** Throws VaultFault for what was sealed under another key or damaged. */
  open: (sealed: Uint8Array) => string;
};

export class VaultFault extends Error {
  override readonly name = 'VaultFault';
}

/** AES-256-GCM with a nonce of its own for each. `secret` may be of any length; it is as strong as it is long and random. */
export function openVault(secret: string): Vault {
  const key = createHash('sha256').update('debrief vault 1\0').update(secret).digest();
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), sealed]);
    },
    open: (sealed) => {
      try {
        if (sealed[0] !== FORM) throw new Error('unknown form');
        const bytes = Buffer.from(sealed);
        const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce);
        decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES));
        const text = decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch (error) {
        throw new VaultFault(
          'This secret was kept under another key: SECRET_KEY, or secret.key in the data directory, has changed. Enter the secret again.',
          { cause: error },
        );
      }
    },
  };
}

/** For where there is no key: says what is missing when it is needed. */
export function closedVault(): Vault {
  const refuse = () => {
    throw new VaultFault(
      'Secrets cannot be kept: set SECRET_KEY, or make the data directory writable, and start again.',
    );
  };
  return { seal: refuse, open: refuse };
}

/** Whether this was sealed under this vault's key. */
export function canOpen(vault: Vault, sealed: Uint8Array): boolean {
  try {
    vault.open(sealed);
    return true;
  } catch (error) {
    if (error instanceof VaultFault) return false;
    throw error;
  }
}

/** The secret in this file; undefined when there is none. */
export async function findSecret(path: string): Promise<string | undefined> {
  try {
    return await readSecret(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Puts this secret in place of any that is there. */
export async function replaceSecret(path: string, secret: string): Promise<void> {
  await rename(await writeBeside(path, secret), path);
}

/** Whole under a name of its own, in the same folder. */
async function writeBeside(path: string, secret: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const mine = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(mine, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return mine;
}

/** The secret in this file, made when there is none; processes that start at once agree on one. */
export async function ensureSecret(path: string): Promise<string> {
  const there = await findSecret(path);
  if (there !== undefined) return there;
  const mine = await writeBeside(path, randomBytes(32).toString('base64url'));
  try {
    // Appears whole or not at all, and never over that of somebody faster.
    await link(mine, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(mine, { force: true });
  }
  return readSecret(path);
}

async function readSecret(path: string): Promise<string> {
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret === '') throw new VaultFault(`${path} is empty. Put back what it held, or remove it.`);
  return secret;
}
