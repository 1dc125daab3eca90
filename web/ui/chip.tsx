import type { ReactNode } from 'react';
import type { Outcome } from '#shared/contracts/incidents.ts';
import type { PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import type { Tone as StripTone } from '#shared/document/strip-model.ts';
import { toneOf } from '#shared/document/tones.ts';
import type { EventKind, IncidentStatus } from '#shared/incident-record.ts';
import './chip.css';

export type Tone = 'plain' | 'bad' | 'warn' | 'ok' | 'accent' | 'violet';

export function Chip({ tone = 'plain', tip, children }: { tone?: Tone; tip?: string; children: ReactNode }) {
  return (
    <span className={`chip chip-${tone}`} data-tip={tip}>
      <span className="words" dir="auto">
        {children}
      </span>
    </span>
  );
}

/** Installations name severities as they like; the worst two of the usual ladders are coloured. */
function severityTone(severity: string): Tone {
  if (/(?:^|\D)[01]$|critical|blocker|emergency|highest/i.test(severity)) return 'bad';
  if (/(?:^|\D)2$|major|error|(^|[^a-z])high/i.test(severity)) return 'warn';
  return 'plain';
}
export function Severity({ value }: { value: string | null }) {
  if (!value) return null;
  return <Chip tone={severityTone(value)}>{value}</Chip>;
}

export const STATUS_WORDS: Record<IncidentStatus, string> = {
  open: 'Open',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
  closed: 'Closed',
};
const STATUS_DOTS: Record<IncidentStatus, string> = {
  open: 'dot-bad',
  mitigated: 'dot-warn',
  resolved: 'dot-ok',
  closed: 'dot-hollow',
};
export function Status({ value }: { value: IncidentStatus }) {
  return <span className={`dot-word ${STATUS_DOTS[value]}`}>{STATUS_WORDS[value]}</span>;
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  required: 'Required',
  recommended: 'Recommended',
  optional: 'Optional',
  'not-needed': 'Not needed',
};
export const OUTCOME_TONES: Record<Outcome, Tone> = {
  required: 'bad',
  recommended: 'warn',
  optional: 'accent',
  'not-needed': 'plain',
};

export const POST_MORTEM_STATUS_WORDS: Record<PostMortemStatus, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
};
const POST_MORTEM_STATUS_TONES: Record<PostMortemStatus, Tone> = {
  draft: 'warn',
  'in-review': 'accent',
  published: 'ok',
};
export function PostMortemState({ value }: { value: PostMortemStatus }) {
  return <Chip tone={POST_MORTEM_STATUS_TONES[value]}>{POST_MORTEM_STATUS_WORDS[value]}</Chip>;
}

export const KIND_WORDS: Record<EventKind, string> = {
  alert: 'Alert',
  'status-change': 'Status',
  message: 'Message',
  deploy: 'Change',
  action: 'Action',
  decision: 'Decision',
  hypothesis: 'Hypothesis',
  observation: 'Observation',
  note: 'Note',
};
const TONES: Record<StripTone, Tone> = {
  bad: 'bad',
  warn: 'warn',
  info: 'accent',
  ok: 'ok',
  think: 'violet',
  plain: 'plain',
};
/** The colour of an event of this kind, the same in lists, strips and exported files. */
export const kindTone = (kind: EventKind): Tone => TONES[toneOf(kind)];
export function Kind({ value }: { value: EventKind }) {
  const hollow = value === 'message' || value === 'note' ? 'dot-hollow' : '';
  return <span className={`dot-word kind dot-${kindTone(value)} ${hollow}`}>{KIND_WORDS[value]}</span>;
}
