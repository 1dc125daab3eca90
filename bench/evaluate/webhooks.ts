import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWebhook } from '#shared/intake/webhooks/index.ts';

/** The folder of each kind's payloads. */
const FOLDERS = {
  alertmanager: 'alertmanager',
  grafana: 'grafana',
  datadog: 'datadog',
  sentry: 'sentry',
  pagerduty: 'pagerduty',
  opsgenie: 'opsgenie',
  'incident-io': 'incidentio',
  statuspage: 'statuspage',
  github: 'github',
};

/** `npm run evaluate -- webhooks FOLDER`: how webhooks that others captured are read; FOLDER holds alertmanager, grafana … */
export function evaluateWebhooksCommand([folder]: readonly string[]): void {
  if (!folder) throw new Error('Say which folder holds the payloads: npm run evaluate -- webhooks FOLDER');
  console.log('| kind | files | read | left out, with a reason | refused, with a reason | stumbled |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  const said: string[] = [];
  for (const [kind, name] of Object.entries(FOLDERS)) {
    const count = { read: 0, 'left out': 0, refused: 0, stumbled: 0 };
    const files = readdirSync(join(folder, name)).filter((one) => one.endsWith('.json'));
    for (const file of files) {
      const { outcome, why } = evaluate(kind, readFileSync(join(folder, name, file), 'utf8'));
      count[outcome] += 1;
      if (outcome !== 'read') said.push(`${outcome}: ${name}/${file}: ${why}`);
    }
    console.log(`| ${kind} | ${[files.length, ...Object.values(count)].join(' | ')} |`);
  }
  for (const one of said) console.log(one);
}

function evaluate(kind: string, text: string): { outcome: 'read' | 'left out' | 'refused' | 'stumbled'; why: string } {
  try {
    const reading = readWebhook(kind, JSON.parse(text), {}, new Date().toISOString());
    if (!reading.ok) return { outcome: 'refused', why: reading.why };
    const asked = reading.commands.length + (reading.changes ?? []).length;
    return { outcome: asked > 0 ? 'read' : 'left out', why: reading.notes.join(' ') };
  } catch (error) {
    return { outcome: 'stumbled', why: String(error) };
  }
}
