import type { EventKind } from '../incident-record.ts';

const LABELS: Record<EventKind, string> = {
  alert: 'Alert',
  'status-change': 'Status',
  message: 'Message',
  deploy: 'Deploy',
  action: 'Action',
  decision: 'Decision',
  hypothesis: 'Hypothesis',
  observation: 'Observation',
  note: 'Note',
};

/** What a kind of event is called on screens and in documents. */
export function kindLabel(kind: EventKind): string {
  return LABELS[kind];
}
