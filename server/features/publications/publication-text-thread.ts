import { serveAside } from '#server/platform/aside.ts';
import type { PublicationSource } from '#shared/redaction/audience-document.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import { makeText, peopleIn } from './make-text.ts';

export type TextWork =
  | { want: 'text'; source: PublicationSource; audience: Audience; plan: PublicationPlan }
  | { want: 'people'; source: PublicationSource; plan: PublicationPlan | null };

serveAside((work: TextWork) =>
  work.want === 'text' ? makeText(work.source, work.audience, work.plan) : peopleIn(work.source, work.plan),
);
