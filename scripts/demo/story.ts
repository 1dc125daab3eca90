import type { Outcome } from '#shared/contracts/incidents.ts';
import type { AccountQuestion, AccountSharing } from '#shared/rules/accounts.ts';
import type { FactorKind, FactorRole, FollowUpKind, Level } from '#shared/rules/factor-words.ts';
import type { Who } from './cast.ts';

/** Minutes from the beginning of the story; below zero is before it. */
type Minute = number;

export type Alert = {
  name: string;
  summary: string;
  description?: string;
  severity: 'critical' | 'warning' | 'info';
  from: Minute;
  until?: Minute;
};
export type Message = [minute: Minute, who: Who, text: string, reactions?: string];

/** How the incident reached Debrief: the tool that told of it, in the tool's own form. */
export type Door =
  | { tool: 'alertmanager'; service: string; alerts: Alert[] }
  | {
      tool: 'pagerduty';
      service: string;
      priority: string;
      paged: Who;
      acknowledged: Minute;
      notes?: [Minute, Who, string][];
    }
  | { tool: 'generic'; service: string; from: Who }
  | { tool: 'by-hand'; from: Who };

export type FollowUp = {
  title: string;
  why: string;
  owner?: Who;
  /** Days from today; below zero is overdue. */
  dueIn?: number;
  priority?: 'low' | 'medium' | 'high';
  status?: 'open' | 'in-progress' | 'done' | 'wont-do';
  reason?: string;
  url?: string;
  kind?: FollowUpKind;
  /** Places of the factors it addresses, from 1 on. */
  addresses?: number[];
};

/** What contributed, or limited the damage. `shownBy` are words of the events that show it, `leadsTo` places of others, from 1 on. */
export type Factor = {
  title: string;
  kind: FactorKind;
  role: FactorRole;
  effect: string;
  shownBy?: string[];
  leadsTo?: number[];
};
/** `followUps` are the places of those that address it, from 1 on. */
export type Risk = { text: string; likelihood?: Level; impact?: Level; followUps?: number[] };

/**
 * What people wrote. `{{words}}` cites the event that holds these words; `{{#1}}` is the reference of the first follow-up.
 * A section that is not named stays as it was drafted.
 */
export type Writing = Partial<
  Record<
    'summary' | 'contributing-factors' | 'mitigators' | 'learnings-and-risks' | 'follow-ups' | 'debrief-notes',
    { by: Who; markdown: string }
  >
>;

/** What one participant told by themselves; an answer may hang on a minute of the story. */
export type Account = {
  by: Who;
  sharing?: AccountSharing;
  answers: Partial<Record<AccountQuestion, string | [minute: Minute, text: string]>>;
};

export type Document = {
  title?: string;
  owner?: Who;
  /** Days after the end of the incident. */
  writtenAfterDays?: number;
  writing?: Writing;
  /** Written by the owner. With them, or with follow-ups, what the draft proposed of that sort is struck. */
  factors?: Factor[];
  risks?: Risk[];
  followUps?: FollowUp[];
  /** Those who were asked for an account; without answers they have not written yet. */
  accounts?: Account[];
  /** How far it got; a note goes with the last step. */
  until?: 'draft' | 'in-review' | 'published';
  note?: string;
  dueInDays?: number;
};

export type Story = {
  title: string;
  /** What the tool called it, where that differs. */
  alertTitle?: string;
  /** Days before today and the time of day in UTC; or minutes before now. */
  begins: { daysAgo: number; at: string } | { minutesAgo: number };
  door: Door;
  severity: string;
  type?: string;
  services: string[];
  lead?: Who;
  private?: boolean;
  impact?: { text: string; customers?: number };
  /** When people later found that it began, if that is not when the tool spoke. */
  impactBegan?: Minute;
  deploys?: [Minute, string][];
  chat?: Message[];
  mitigated?: Minute;
  resolved?: Minute;
  override?: { by: Who; outcome: Outcome; reason: string };
  document?: Document;
};
