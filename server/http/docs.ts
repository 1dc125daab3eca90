import type { FastifyInstance } from 'fastify';
import { CONTRACTS } from '#shared/contracts/index.ts';
import { openApi } from './openapi.ts';

/** `/api/v1/openapi.json`, and a page that reads it out for people. */
export function mountDocs(app: FastifyInstance, version: string): void {
  let spec: string | undefined;
  let page: string | undefined;
  app.get('/api/v1/openapi.json', async (_request, reply) => {
    spec ??= JSON.stringify(openApi(version));
    return reply.header('content-type', 'application/json; charset=utf-8').send(spec);
  });
  app.get('/api/docs', async (_request, reply) => {
    page ??= docsPage(version);
    return reply.header('content-type', 'text/html; charset=utf-8').send(page);
  });
}

type Described = {
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>;
};

function docsPage(version: string): string {
  const { paths } = openApi(version) as { paths: Record<string, Record<string, Described>> };
  const nouns = Map.groupBy(CONTRACTS, (contract) => contract.name.split('.')[0] ?? '');
  const rows = [...nouns].map(
    ([noun, contracts]) =>
      `<section id="${noun}"><h2>${noun}</h2>${contracts
        .map((contract) => {
          const path = `/api/v1${contract.path.replace(/:(\w+)/g, '{$1}')}`;
          const described = paths[path]?.[contract.method.toLowerCase()];
          return `<details id="${contract.name}"><summary><b>${contract.method}</b> <code>${path}</code> <span>${escapeHtml(contract.summary)}</span></summary>
<p>Needs <code>${contract.who}</code>.</p>${described ? describe(described) : ''}</details>`;
        })
        .join('')}</section>`,
  );
  const index = [...nouns.keys()].map((noun) => `<a href="#${noun}">${noun}</a>`).join(' ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Debrief API</title><style>${STYLE}</style></head><body><main>
<h1>Debrief API</h1><p>Version ${version}. Machine-readable: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Send an API key as <code>Authorization: Bearer KEY</code>.
Errors are <code>application/problem+json</code> with a sentence in <code>detail</code>. Lists take <code>limit</code> and <code>after</code>, the <code>next</code> of the page before.</p>
<pre>curl -H "Authorization: Bearer $KEY" -H 'content-type: application/json' \\
  -d '{"title":"Checkout errors","severity":"SEV2","services":["checkout"]}' http://localhost:4600/api/v1/incidents</pre><nav>${index}</nav>${rows.join('')}</main></body></html>`;
}

function describe(described: Described): string {
  const parameters = described.parameters
    .map((p) => `<tr><td><code>${p.name}</code></td><td>${p.in}${p.required ? ', required' : ''}</td></tr>`)
    .join('');
  const body = Object.entries(described.requestBody?.content ?? {})
    .map(([type, { schema }]) => `<h4>Body, ${type}</h4><pre>${json(schema)}</pre>`)
    .join('');
  const [status, response] = Object.entries(described.responses)[0] ?? ['', undefined];
  const answer = Object.values(response?.content ?? {})
    .map(({ schema }) => `<h4>Answer, ${status}</h4><pre>${json(schema)}</pre>`)
    .join('');
  return `${parameters ? `<table>${parameters}</table>` : ''}${body}${answer}`;
}

const json = (value: unknown) => escapeHtml(JSON.stringify(value, null, 1));
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const STYLE = `:root{color-scheme:light dark;--line:#e7e7e4;--ink2:#5b616b}@media(prefers-color-scheme:dark){:root{--line:#2b2f35;--ink2:#a6adb8}body{background:#15171a;color:#e8eaed}}
body{font:15px/1.6 system-ui;margin:0}main{max-width:860px;margin:0 auto;padding:32px 20px 80px}h1{letter-spacing:-.02em;font-size:26px}h2{font-size:16px;margin:32px 0 6px;text-transform:capitalize}h4{margin:12px 0 4px;font-size:13px}
nav{display:flex;flex-wrap:wrap;gap:4px 14px}details{border-top:1px solid var(--line);padding:6px 0}summary{cursor:pointer}summary span{color:var(--ink2)}code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;border:1px solid var(--line);border-radius:8px;padding:10px 12px;max-height:420px}td{padding:2px 16px 2px 0}`;
