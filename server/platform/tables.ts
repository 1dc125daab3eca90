import type { ColumnType, Generated } from 'kysely';
import type { Basis, EventKind, IncidentStatus, ParticipantRole, Phase } from '#shared/incident-record.ts';
import type { Role } from '#shared/rules/access.ts';
import type { TemplateContent, TemplateRule } from '#shared/templates/template.ts';
import type { AccountTables } from './account-table.ts';
import type { BlockTables } from './block-tables.ts';
import type { CoachTables } from './coach-tables.ts';
import type { DebriefTables } from './debrief-tables.ts';
import type { DestinationTables } from './destination-tables.ts';
import type { EffectTables } from './effect-tables.ts';
import type { FollowUpTables } from './follow-up-tables.ts';
import type { OwnershipTables } from './ownership-tables.ts';
import type { ProcessTables } from './process-tables.ts';
import type { PublicationTables } from './publication-tables.ts';
import type { ReachTables } from './reach-tables.ts';
import type { RecordTables } from './record-table.ts';
import type { ReviewTables } from './review-tables.ts';
import type { TeamTables } from './team-tables.ts';
import type { TrackerTables } from './tracker-tables.ts';

/** The tables as the migrations make them; `schema.sql` shows the same in SQL. */
type Time = ColumnType<Date, Date | string, Date | string>;
type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>;
type Json<T> = ColumnType<T, string, string>;
type Words = ColumnType<string, never, never>;

type Others = BlockTables &
  OwnershipTables &
  CoachTables &
  RecordTables &
  AccountTables &
  ReviewTables &
  TrackerTables &
  PublicationTables &
  ProcessTables &
  DestinationTables &
  EffectTables &
  TeamTables &
  ReachTables &
  FollowUpTables &
  DebriefTables;
export type Tables = Others & {
  installation: {
    id: Generated<boolean>;
    name: string;
    word: string;
    time_zone: string;
    /** "ES-MD"; the holidays of whoever chose none. */
    holidays: string | null;
    created_at: MadeTime;
  };
  people: {
    id: string;
    name: string;
    handles: Generated<string[]>;
    email: string | null;
    time_zone: string | null;
    /** Country or part of one whose holidays they have: "ES", "DE-BY". */
    holidays: Generated<string | null>;
    created_at: MadeTime;
  };
  members: {
    person_id: string;
    email: string;
    password_hash: string;
    role: Role;
    disabled: Generated<boolean>;
    created_at: MadeTime;
    last_seen_at: Time | null;
  };
  sign_up_links: {
    id: string;
    token_hash: Buffer;
    purpose: 'first-admin' | 'invitation' | 'new-password';
    role: Role;
    email: string | null;
    name: string | null;
    person_id: string | null;
    created_at: MadeTime;
    expires_at: Time;
    used_at: Time | null;
  };
  sessions: {
    token_hash: Buffer;
    person_id: string;
    csrf: string;
    created_at: MadeTime;
    last_seen_at: MadeTime;
    expires_at: Time;
  };
  api_keys: {
    id: string;
    name: string;
    prefix: string;
    secret_hash: Buffer;
    role: Role;
    created_by: string | null;
    created_at: MadeTime;
    last_used_at: Time | null;
    revoked_at: Time | null;
  };
  services: { id: string; name: string };
  sources: {
    id: string;
    kind: string;
    name: string;
    token: string;
    secret: string | null;
    private: Generated<boolean>;
    disabled: Generated<boolean>;
    created_at: MadeTime;
  };
  deliveries: {
    id: string;
    source_id: string;
    key: string;
    received_at: MadeTime;
    outcome: 'applied' | 'unreadable' | 'failed' | 'ignored';
    why: string | null;
    headers: Json<Record<string, string>>;
    body: Buffer;
  };
  incident_names: { source_id: string; external_id: string; incident_id: string };
  incidents: {
    id: string;
    number: Generated<number>;
    title: string;
    severity: string | null;
    type: string | null;
    status: Generated<IncidentStatus>;
    summary: Generated<string>;
    impact_text: Generated<string>;
    impact_customers: number | null;
    private: Generated<boolean>;
    near_miss: Generated<boolean>;
    time_zone: string | null;
    url: string | null;
    lead_id: string | null;
    source: Generated<string>;
    source_id: string | null;
    external_id: string | null;
    started_at: Time;
    resolved_at: Time | null;
    reopened: Generated<number>;
    timeline_version: Generated<number>;
    derived: Json<unknown> | null;
    derived_for: number | null;
    created_at: MadeTime;
    updated_at: MadeTime;
    words: Words;
  };
  incident_services: { incident_id: string; service_id: string; started_at: Time };
  stated_times: { incident_id: string; phase: Phase; at: Time; event_id: string | null };
  status_changes: {
    id: string;
    incident_id: string;
    status: IncidentStatus;
    at: Time;
    by: string | null;
    event_id: string | null;
  };
  participants: {
    incident_id: string;
    person_id: string;
    role: ParticipantRole;
    basis: 'stated' | 'derived';
    hidden: Generated<boolean>;
  };
  timeline_events: {
    id: string;
    incident_id: string;
    at: Time;
    kind: EventKind;
    text: string;
    actor: string | null;
    person_id: string | null;
    source: string;
    url: string | null;
    external_id: string | null;
    basis: Generated<Basis>;
    key: Generated<boolean>;
    keyed_by: 'person' | 'source' | 'draft' | null;
    key_reason: string | null;
    thread: string | null;
    reactions: Json<{ name: string; count: number }[] | null> | null;
    zone_known: Generated<boolean>;
    received_at: MadeTime;
    edited_at: Time | null;
    removed_at: Time | null;
    words: Words;
  };
  event_edits: {
    id: string;
    event_id: string;
    at: Time;
    kind: string;
    text: string;
    actor: string | null;
    edited_at: MadeTime;
    edited_by: string | null;
  };
  policies: {
    version: number;
    thresholds: Json<Record<string, number>>;
    changed_by: string | null;
    changed_at: MadeTime;
  };
  decisions: {
    id: string;
    incident_id: string;
    outcome: string;
    policy_outcome: string;
    policy_version: number;
    reasons: Json<unknown[]>;
    facts: Json<unknown>;
    override_reason: string | null;
    override_by: string | null;
    decided_at: MadeTime;
  };
  templates: {
    key: string;
    version: number;
    revision: Generated<number>;
    priority: number;
    rules: Json<TemplateRule[]>;
    is_default: Generated<boolean>;
    created_at: MadeTime;
    retired_at: Time | null;
  };
  template_versions: {
    key: string;
    version: number;
    content: Json<TemplateContent>;
    written_by: string | null;
    written_at: MadeTime;
  };
  post_mortems: {
    id: string;
    number: Generated<number>;
    title: string;
    status: Generated<'draft' | 'in-review' | 'published'>;
    template: string;
    template_version: Generated<number>;
    time_zone: string;
    owner_id: string | null;
    owner_accepted: Generated<boolean>;
    owner_reasons: Json<string[]>;
    suggestions: Json<StoredSuggestion[]>;
    earliest_at: Time | null;
    due_at: Time | null;
    due_reasons: Json<string[]>;
    drafted_at: Time | null;
    published_at: Time | null;
    created_at: MadeTime;
    updated_at: MadeTime;
    imported_name: string | null;
    title_words: Words;
    row_text: Generated<string>;
    row_words: Words;
  };
  post_mortem_incidents: { post_mortem_id: string; incident_id: string };
  sections: {
    post_mortem_id: string;
    key: string;
    title: string;
    position: number;
    guidance: Generated<string>;
    required: Generated<boolean>;
    markdown: string;
    drafted: Generated<string>;
    version: Generated<number>;
    edited_by: string | null;
    edited_at: Time | null;
    words: Words;
  };
  section_versions: {
    post_mortem_id: string;
    key: string;
    version: number;
    markdown: string;
    written_by: string | null;
    written_at: MadeTime;
    typed: Generated<boolean>;
  };
  document_states: {
    post_mortem_id: string;
    state: Buffer;
    schema_version: number;
    revision: Generated<number>;
    written_at: MadeTime;
    quarantined_at: Time | null;
    quarantined_why: string | null;
  };
  document_updates: {
    seq: Generated<number>;
    post_mortem_id: string;
    update: Buffer;
    written_by: string | null;
    person_id: string | null;
    at: MadeTime;
  };
  document_clients: {
    post_mortem_id: string;
    client_id: number;
    person_id: string | null;
    name: string | null;
    since: MadeTime;
  };
  proposals: { id: string; post_mortem_id: string; key: string; markdown: string; drafted_at: MadeTime };
  citations: { post_mortem_id: string; number: number; event_id: string };
  document_versions: {
    post_mortem_id: string;
    number: number;
    kind: VersionKind;
    name: string | null;
    content: ColumnType<unknown, string, string>;
    schema_version: number;
    digest: Buffer;
    sections: ColumnType<{ key: string; title: string }[], string, string>;
    authors: ColumnType<string[], string, string>;
    began_at: Time;
    made_at: Time;
    restored_from: number | null;
  };
  files: {
    id: string;
    post_mortem_id: string;
    name: string;
    content_type: string;
    is_image: boolean;
    size: number;
    width: number | null;
    height: number | null;
    sha256: Buffer;
    uploaded_by: string | null;
    uploaded_at: MadeTime;
    removed_at: Time | null;
    removed_by: string | null;
  };
  post_mortem_moves: {
    id: string;
    post_mortem_id: string;
    verb: string;
    by: string | null;
    note: string | null;
    at: MadeTime;
  };
  threads: {
    id: string;
    post_mortem_id: string;
    anchor: Json<unknown>;
    created_at: MadeTime;
    resolved_at: Time | null;
    resolved_by: string | null;
  };
  comments: {
    id: string;
    thread_id: string;
    author_id: string | null;
    author_name: string;
    markdown: string;
    created_at: MadeTime;
    edited_at: Time | null;
    deleted_at: Time | null;
  };
};

export type StoredSuggestion = {
  personId: string;
  name: string;
  isMember: boolean;
  reasons: { text: string; evidence: string[] }[];
  against: string[];
};

export type VersionKind = 'automatic' | 'named' | 'restored' | 'template';
