import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { closedVault, ensureSecret, openVault, VaultFault } from './vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'debrief-vault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a vault', () => {
  const vault = openVault('a long and random secret');

  it('gives back what was sealed, and never twice in the same form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = vault.seal(text);
        expect(vault.open(sealed)).toBe(text);
        expect(sealed.equals(vault.seal(text))).toBe(false);
      }),
    );
  });

  it('refuses what was sealed under another key or changed by one bit, and says what to do', () => {
    const sealed = vault.seal('xoxb-token');
    expect(() => openVault('another secret entirely').open(sealed)).toThrow(/Enter the secret again/);
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => vault.open(changed)).toThrow(VaultFault);
      }),
    );
    expect(() => vault.open(Buffer.of())).toThrow(VaultFault);
  });

  it('without a key says which setting is missing', () => {
    expect(() => closedVault().seal('x')).toThrow(/SECRET_KEY/);
  });
});

describe('the secret in a file', () => {
  it('is made once by all who start together, readable by its owner alone', async () => {
    const path = join(folder, 'new', 'secret.key');
    const secrets = await Promise.all(Array.from({ length: 8 }, () => ensureSecret(path)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toHaveLength(43);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await ensureSecret(path)).toBe(readFileSync(path, 'utf8').trim());
  });

  it('that was emptied is not replaced: what was sealed with it would be lost', async () => {
    const path = join(folder, 'empty.key');
    writeFileSync(path, '\n');
    await expect(ensureSecret(path)).rejects.toThrow(/is empty/);
  });
});
