import { readSeverity } from '../../rules/severity.ts';
import { asLine, type Payload, pick } from './payload.ts';

/** Labels that name the service, best first: the first one that says something real is taken. */
const SERVICE_LABELS = [
  'service',
  'service_name',
  'job',
  'app',
  'app_kubernetes_io_name',
  'application',
  'namespace',
  'kubernetes_namespace',
];

/** Values every cluster has: they name the exporter, the scrape job or nothing, never the service that broke. */
const JUNK =
  /^(?:default|none|null|nil|unknown|n\/a|test|prometheus|alertmanager|pushgateway|kubelet|apiserver|localhost|node|nodes|cadvisor|kube-system|monitoring|.*[-_]exporter|kube-state-metrics|kubernetes[-_].*|blackbox.*|probe.*|federate|.*\{\{.*|\d+|[\d.]+:\d+|localhost:\d+)$/i;

/** Services the labels name, in order, without repeats. */
export function nameServices(labelSets: Payload[]): string[] {
  const found = new Set<string>();
  for (const labels of labelSets) {
    const service = SERVICE_LABELS.map((label) => asLine(labels[label])).find((value) => value && !JUNK.test(value));
    if (service) found.add(service);
  }
  return [...found].slice(0, 20);
}

/** The worst severity among the label sets, in the words of whoever wrote the rule. */
export function worstSeverity(labelSets: Payload[]): string | undefined {
  let worst: string | undefined;
  let rank = 9;
  for (const labels of labelSets) {
    const said = asLine(pick(labels, 'severity', 'priority', 'level'), 100);
    const found = said === undefined ? 9 : (readSeverity(said).rank ?? 8);
    if (found < rank) {
      worst = said;
      rank = found;
    }
  }
  return worst;
}
