import { renderFile } from '#server/features/exports/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { previewPublication as contract } from '#shared/contracts/publications.ts';
import { hiddenPeople, personKey, roleWords } from '#shared/redaction/people-needles.ts';
import type { PublicationPlan } from '#shared/redaction/plan.ts';
import { wordKey } from '#shared/redaction/redactor.ts';
import { loadSource } from './load-source.ts';
import type { AudienceText } from './make-text.ts';
import { makeTextAside } from './text-aside.ts';

export const previewPublication = operation(contract, async (ctx, actor, { id, audience, plan }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'publication.manage');
  const text = await makeTextAside(await loadSource(ctx, actor, head), audience, plan);
  return {
    html: String(await renderFile(ctx, head.id, text.document, 'html')),
    digest: text.digest,
    redacted: sayRedacted(text, plan),
    leftovers: text.leftovers,
  };
});

const OTHERS: Record<string, string> = { links: 'Links', references: 'References' };

/** What the writer listed is named with no place too: perhaps it is misspelt. Of people only those whose name stood there. */
function sayRedacted({ people, places }: AudienceText, plan: PublicationPlan) {
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
