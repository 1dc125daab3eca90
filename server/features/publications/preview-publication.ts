import { renderFile } from '#server/features/exports/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { previewPublication as contract } from '#shared/contracts/publications.ts';
import type { PublicationSource } from '#shared/redaction/audience-document.ts';
import { findLeftovers } from '#shared/redaction/leftovers.ts';
import { hiddenPeople, personKey, roleWords } from '#shared/redaction/people-needles.ts';
import type { PublicationPlan } from '#shared/redaction/plan.ts';
import { wordKey } from '#shared/redaction/redactor.ts';
import { loadSource, makeText } from './make-text.ts';

export const previewPublication = operation(contract, async (ctx, actor, { id, audience, plan }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'publication.manage');
  const source = await loadSource(ctx, actor, head, plan);
  const { document, digest, places } = makeText(source, audience, plan);
  return {
    html: String(await renderFile(ctx, head.id, document, 'html')),
    digest: digest.toString('base64url'),
    redacted: sayRedacted(source, plan, places),
    leftovers: findLeftovers(document, plan, source.people),
  };
});

const OTHERS: Record<string, string> = { links: 'Links', references: 'References' };

/** What the writer listed is named with no place too: perhaps it is misspelt. Of people only those whose name stood there. */
function sayRedacted({ people }: PublicationSource, plan: PublicationPlan, places: Record<string, number>) {
  const named = hiddenPeople(people, plan.people).map((person) => ({
    key: personKey(person.id),
    label: person.name,
    as: roleWords(person, plan.people),
  }));
  const listed = plan.words.map(({ text, as }) => ({ key: wordKey(text), label: text, as }));
  const others = Object.keys(places)
    .filter((key) => OTHERS[key] || key.startsWith('host:'))
    .map((key) => ({ key, label: OTHERS[key] ?? key.slice('host:'.length), as: null }));
  return [...named.filter(({ key }) => places[key]), ...listed, ...others].map((one) => ({
    ...one,
    places: places[one.key] ?? 0,
  }));
}
