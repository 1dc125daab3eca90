import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isInternal, readAllowed } from './internal-address.ts';
import { OutboundFault, OutboundRefused, openOutbound, readBounded } from './outbound.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function open(...allowed: string[]) {
  const outbound = openOutbound(readAllowed(allowed));
  closing.push(outbound.close);
  return outbound;
}

describe('which addresses are internal', () => {
  const nothing = readAllowed([]);
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('%s is', (address) => expect(isInternal(address, nothing)).toBe(true));
  it.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '::ffff:1.1.1.1'])('%s is not', (address) =>
    expect(isInternal(address, nothing)).toBe(false),
  );
  it('but for what is allowed', () => {
    const some = readAllowed(['10.2.0.0/16', '192.168.7.9', 'fd00::/8']);
    expect(['10.2.3.4', '192.168.7.9', '::ffff:10.2.0.1', 'fd12::1'].filter((one) => isInternal(one, some))).toEqual(
      [],
    );
    expect(isInternal('10.3.0.1', some)).toBe(true);
    expect(isInternal('192.168.7.8', some)).toBe(true);
  });
  it('and a list with something else in it is refused by name', () => {
    expect(() => readAllowed(['10.0.0.0/8', 'http://x/'])).toThrow('http://x/');
  });
});

describe('a request', () => {
  it('reaches what is allowed, by address and by name', async () => {
    const port = await listen((request, response) => response.end(`${request.method} ${request.url}`));
    const byAddress = await open('127.0.0.1').fetch(`http://127.0.0.1:${port}/a`, { method: 'POST', body: 'x' });
    expect(await byAddress.text()).toBe('POST /a');
    expect(await (await open('localhost').fetch(`http://localhost:${port}/b`)).text()).toBe('GET /b');
  });

  it.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'])(
    'to %s is refused before anything is sent',
    async (host) => {
      let asked = 0;
      const port = await listen((_, response) => response.end(String(++asked)));
      await expect(open().fetch(`http://${host}:${port}/`)).rejects.toThrow(OutboundRefused);
      expect(asked).toBe(0);
    },
  );

  it('does not follow a redirect unasked', async () => {
    let asked = 0;
    const inside = await listen((_, response) => response.end(String(++asked)));
    const port = await listen((_, response) => {
      response.writeHead(302, { location: `http://localhost:${inside}/` }).end();
    });
    const outbound = open('127.0.0.1');
    expect((await outbound.fetch(`http://127.0.0.1:${port}/`)).status).toBe(302);
    expect(asked).toBe(0);
  });

  it('checks each hop of a redirect that is followed', async () => {
    const port = await listen((_, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    });
    const followed = open('127.0.0.1').fetch(`http://127.0.0.1:${port}/`, { redirect: 'follow' });
    await expect(followed).rejects.toThrow(/169\.254\.169\.254 is an address inside/);
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/', 'gopher://x/', 'nonsense'])('of %s is refused', async (url) =>
    expect(open().fetch(url)).rejects.toThrow(OutboundRefused),
  );

  it('says in words what went wrong, without the address that may hold a secret', async () => {
    const port = await listen(() => undefined);
    const outbound = open('127.0.0.1');
    const late = outbound.fetch(`http://127.0.0.1:${port}/hooks/SECRET`, { timeoutMs: 100 });
    await expect(late).rejects.toThrow('127.0.0.1 did not answer within 0.1 seconds.');
    const gone = await listen(() => undefined);
    await closing.pop()?.();
    const refused = outbound.fetch(`http://127.0.0.1:${gone}/hooks/SECRET`).catch((error: Error) => error);
    expect(await refused).toBeInstanceOf(OutboundFault);
    expect(String(await refused)).toMatch(/refuses connections/);
    expect(String(await refused)).not.toContain('SECRET');
  });

  it('reads no more of an answer than it wants', async () => {
    const port = await listen((_, response) => response.end('x'.repeat(100_000)));
    const response = await open('127.0.0.1').fetch(`http://127.0.0.1:${port}/`);
    await expect(readBounded(response, 1000)).rejects.toThrow(/far longer/);
  });
});
