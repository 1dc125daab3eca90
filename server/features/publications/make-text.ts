import { createHash } from 'node:crypto';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { AppError } from '#shared/errors.ts';
import { audienceDocument, type PublicationSource } from '#shared/redaction/audience-document.ts';
import { documentTexts } from '#shared/redaction/document-texts.ts';
import type { Leftover } from '#shared/redaction/leftover.ts';
import { findLeaks, findLeftovers } from '#shared/redaction/leftovers.ts';
import { peopleHere } from '#shared/redaction/people-here.ts';
import type { KnownPerson } from '#shared/redaction/people-needles.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';
import { unusableReplacements } from '#shared/redaction/redactor.ts';

/** `source.people` are everybody known, `people` those whom the document or the plan is about. */
export type AudienceText = {
  document: PostMortemDocument;
  digest: string;
  places: Record<string, number>;
  people: KnownPerson[];
  leftovers: Leftover[];
};

/**
 * The text of an audience: what the preview shows and a publication keeps. Throws `bad-input` for a plan that cannot be followed,
 * `conflict` when something that may not be read would be read all the same.
 */
export function makeText(everybody: PublicationSource, audience: Audience, plan: PublicationPlan): AudienceText {
  const people = peopleIn(everybody, plan);
  const source = { ...everybody, people };
  refuseUnusable(source, plan);
  const { document, places } = audienceDocument(source, audience, plan);
  const leaks = findLeaks(document, plan, people);
  if (leaks.length > 0)
    throw new AppError(
      'conflict',
      `Something to be taken out would still be read: in "${leaks[0]!.where}". Leave that part out, or give it words of its own.`,
    );
  const digest = createHash('sha256').update(JSON.stringify(document)).digest('base64url');
  return { document, digest, places, people, leftovers: findLeftovers(document, plan, people) };
}

/** Whom a document is about, and the words that a plan has for it. */
export function peopleIn(
  { document, followUps, people }: PublicationSource,
  plan: PublicationPlan | null,
): KnownPerson[] {
  const own = plan ? [plan.title ?? '', ...plan.sections.map(({ wording }) => wording ?? '')] : [];
  const texts = [
    ...documentTexts(document).map(({ text }) => text),
    ...document.sections.map(({ markdown }) => markdown),
    ...followUps.map(({ title }) => title),
    ...own,
  ];
  return peopleHere(texts, people);
}

function refuseUnusable({ document, people }: PublicationSource, plan: PublicationPlan): void {
  const known = new Set(document.sections.map(({ key }) => key));
  const unknown = plan.sections.find(({ key }) => !known.has(key));
  if (unknown) throw new AppError('bad-input', `The document has no section "${unknown.key}" any more.`);
  const [unusable] = unusableReplacements(plan, people);
  if (unusable !== undefined)
    throw new AppError('bad-input', `"${unusable}" cannot stand in for words: it holds words that are taken out.`);
}
