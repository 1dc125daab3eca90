import type { DestinationKind } from '#shared/rules/destinations.ts';
import type { Kind } from './kind.ts';

/** Each kind brings a library of its own, which is loaded with its first use. */
const KINDS: Record<DestinationKind, () => Promise<unknown>> = {
  'confluence-cloud': async () => (await import('./confluence/confluence-kinds.ts')).confluenceCloud,
  'confluence-data-center': async () => (await import('./confluence/confluence-kinds.ts')).confluenceDataCenter,
  notion: async () => (await import('./notion/notion-kind.ts')).notion,
  'google-docs': async () => (await import('./google-docs/google-docs-kind.ts')).googleDocs,
  git: async () => (await import('./git/git-kind.ts')).git,
};

/** Settings were read through the contract of their kind before they were stored: here they only travel. */
export const kindOf = async (kind: DestinationKind): Promise<Kind<object>> => (await KINDS[kind]()) as Kind<object>;
