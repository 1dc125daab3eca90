import type { SourceKind } from '../contracts/installation.ts';

/** Kinds whose tool signs what it sends, so that a secret can prove where it comes from. */
export const SIGNING_KINDS = [
  'grafana',
  'sentry',
  'pagerduty',
  'incident-io',
  'github',
] as const satisfies SourceKind[];

export const isSigning = (kind: SourceKind): boolean => (SIGNING_KINDS as readonly SourceKind[]).includes(kind);
