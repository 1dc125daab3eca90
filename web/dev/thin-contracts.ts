import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const ROUTE_FIELDS = ['name', 'method', 'path', 'bodyField', 'bytes', 'file'];

/**
 * Gives the browser the contracts as a route table. Their zod schemas weigh 100 kB compressed and only the server
 * validates; the screens need the address of each operation at run time and its types while compiling.
 * Constants (outcomes, event kinds) pass through; schemas and functions are left out, so that importing one into a
 * screen fails the build.
 */
export function thinContracts(): Plugin {
  return {
    name: 'debrief-thin-contracts',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0]!;
      if (!/\/shared\/(contracts\/[\w-]+|incident-record)\.ts$/.test(file)) return null;
      const exported = (await import(`${pathToFileURL(file).href}?read=${Date.now()}`)) as Record<string, unknown>;
      const lines = Object.entries(exported).flatMap(([name, value]) => {
        const text = plain(value);
        return text === undefined ? [] : [`export const ${name} = ${text};`];
      });
      return { code: lines.join('\n') || 'export {};', map: null };
    },
  };
}

function plain(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return JSON.stringify(value);
  if (typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'input' in value) {
    const contract = value as Record<string, unknown>;
    return `/* @__PURE__ */ (${JSON.stringify(Object.fromEntries(ROUTE_FIELDS.map((f) => [f, contract[f]])))})`;
  }
  return undefined;
}
