import { incidentReference } from '#server/features/incidents/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { search as contract } from '#shared/contracts/installation.ts';
import type { Actor } from '#shared/rules/access.ts';
import { plainText } from './plain-text.ts';
import { readQuery } from './read-query.ts';
import {
  excerpt,
  type Found,
  findReferenced,
  searchEvents,
  searchIncidents,
  searchPostMortems,
} from './search-store.ts';
import { type ReadQuery, readTerms } from './search-terms.ts';

export const searchEverything = operation(contract, async (ctx, actor, input) => {
  const query = readQuery(input.q);
  const [named, terms] = await Promise.all([
    query.reference ? findReferenced(ctx.db, actor, query.reference) : [],
    readTerms(ctx.db, query),
  ]);
  const byWords = terms ? await searchByWords(ctx.db, actor, terms, input.kind, input.limit) : [];
  const direct = named.filter((found) => input.kind === undefined || found.kind === input.kind);
  const seen = new Set(direct.map((found) => found.id));
  const found = [...direct, ...byWords.filter((one) => !seen.has(one.id))]
    .sort((a, b) => b.score - a.score || b.at.getTime() - a.at.getTime())
    .slice(0, input.limit);
  const excerpts = await excerptsOf(ctx.db, found, terms);
  return { query: input.q, items: found.map((one, index) => present(one, excerpts[index] ?? '')) };
});

async function searchByWords(
  db: Db,
  actor: Actor,
  terms: ReadQuery,
  kind: Found['kind'] | undefined,
  limit: number,
): Promise<Found[]> {
  const isWanted = (one: Found['kind']) => kind === undefined || kind === one;
  const found = await Promise.all([
    isWanted('incident') ? searchIncidents(db, actor, terms, limit) : [],
    isWanted('post-mortem') ? searchPostMortems(db, actor, terms, limit) : [],
    isWanted('event') ? searchEvents(db, actor, terms, limit) : [],
  ]);
  return found.flat();
}

/** Of the text; where it does not hold the words, of the title or the service that does. */
async function excerptsOf(db: Db, found: readonly Found[], terms: ReadQuery | undefined): Promise<string[]> {
  const texts = found.map((one) => (one.kind === 'post-mortem' ? plainText(one.text) : one.text));
  const asked = terms?.any ?? '';
  const cut = await excerpt(
    db,
    [...texts, ...found.map((one) => one.title), ...found.map((one) => one.services.join(', '))],
    asked,
  );
  const isMarked = (text: string | undefined) => text?.includes('\uE000');
  return found.map((_, index) => {
    const [text, title, services] = [cut[index], cut[found.length + index], cut[2 * found.length + index]];
    return [text, title, services].find(isMarked) ?? (text || title) ?? '';
  });
}

function present(found: Found, words: string) {
  const { kind, id, number, title, status, severity, services, incidentId } = found;
  const reference = kind === 'post-mortem' ? postMortemReference(number) : incidentReference(number);
  return {
    kind,
    id,
    reference,
    title,
    excerpt: words,
    status,
    at: found.at.toISOString(),
    severity,
    services,
    incidentId,
  };
}
