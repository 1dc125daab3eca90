import { createAside } from '#server/platform/aside.ts';
import type { PublicationSource } from '#shared/redaction/audience-document.ts';
import type { KnownPerson } from '#shared/redaction/people-needles.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import type { AudienceText } from './make-text.ts';
import type { TextWork } from './publication-text-thread.ts';

/** Reading a long document for thousands of names takes up to a second: never of the thread that answers everybody. */
const work = createAside<TextWork, unknown>('publication-text-thread', import.meta.url, {
  timeoutMs: 30_000,
  tooLong: 'This document is too large to be published: its text took longer than 30 seconds to make.',
});

/** `makeText` beside the server. */
export async function makeTextAside(
  source: PublicationSource,
  audience: Audience,
  plan: PublicationPlan,
): Promise<AudienceText> {
  return (await work({ want: 'text', source, audience, plan })) as AudienceText;
}

/** `peopleIn` beside the server. */
export async function peopleInAside(source: PublicationSource, plan: PublicationPlan | null): Promise<KnownPerson[]> {
  return (await work({ want: 'people', source, plan })) as KnownPerson[];
}
