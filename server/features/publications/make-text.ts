import { createHash } from 'node:crypto';
import { wholeDocument } from '#server/features/exports/index.ts';
import { listPlanned } from '#server/features/findings/index.ts';
import { type PostMortemHead, presentPostMortem } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { AppError } from '#shared/errors.ts';
import { audienceDocument, type PublicationSource } from '#shared/redaction/audience-document.ts';
import { documentTexts } from '#shared/redaction/document-texts.ts';
import { findLeaks } from '#shared/redaction/leftovers.ts';
import { peopleHere } from '#shared/redaction/people-here.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import { unusableReplacements } from '#shared/redaction/redactor.ts';
import type { Actor } from '#shared/rules/access.ts';
import { listKnownPeople } from './people-store.ts';

/** What a publication is made of: the settled document as the actor sees it, what a plan chooses from, who may be named in it. */
export async function loadSource(
  ctx: Context,
  actor: Actor,
  head: PostMortemHead,
  plan: PublicationPlan | null,
): Promise<PublicationSource> {
  const view = await presentPostMortem(ctx, actor, head.id);
  const [document, planned, people] = await Promise.all([
    wholeDocument(ctx, view),
    listPlanned(ctx.db, head.id),
    listKnownPeople(ctx.db, head.incidentIds),
  ]);
  const followUps = planned
    .filter(({ state }) => state !== 'struck')
    .map(({ id, number, title, status, dueOn, state }) => ({
      id,
      reference: number === null ? null : `FU-${number}`,
      title,
      status,
      dueOn,
      isCandidate: state === 'candidate',
    }));
  const own = plan ? [plan.title ?? '', ...plan.sections.map(({ wording }) => wording ?? '')] : [];
  const texts = [
    ...documentTexts(document).map(({ text }) => text),
    ...document.sections.map(({ markdown }) => markdown),
    ...followUps.map(({ title }) => title),
    ...own,
  ];
  return { document, followUps, people: peopleHere(texts, people) };
}

export type AudienceText = { document: PostMortemDocument; digest: Buffer; places: Record<string, number> };

/**
 * The text of an audience: what the preview shows and a publication keeps. Throws `bad-input` for a plan that cannot be followed,
 * `conflict` when something that may not be read would be read all the same.
 */
export function makeText(source: PublicationSource, audience: Audience, plan: PublicationPlan): AudienceText {
  refuseUnusable(source, plan);
  const { document, places } = audienceDocument(source, audience, plan);
  const leaks = findLeaks(document, plan, source.people);
  if (leaks.length > 0)
    throw new AppError(
      'conflict',
      `Something to be taken out would still be read: in "${leaks[0]!.where}". Leave that part out, or give it words of its own.`,
    );
  return { document, places, digest: createHash('sha256').update(JSON.stringify(document)).digest() };
}

function refuseUnusable({ document, people }: PublicationSource, plan: PublicationPlan): void {
  const known = new Set(document.sections.map(({ key }) => key));
  const unknown = plan.sections.find(({ key }) => !known.has(key));
  if (unknown) throw new AppError('bad-input', `The document has no section "${unknown.key}" any more.`);
  const [unusable] = unusableReplacements(plan, people);
  if (unusable !== undefined)
    throw new AppError('bad-input', `"${unusable}" cannot stand in for words: it holds words that are taken out.`);
}
