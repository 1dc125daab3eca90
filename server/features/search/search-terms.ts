import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { Query, Term } from './read-query.ts';

/** A term as PostgreSQL reads it; words that say nothing ("the") are gone. */
export type ReadTerm = {
  /** A tsquery in its text form. */
  query: string;
  isExcluded: boolean;
  /** Services of that name: their incidents are found by it too. */
  serviceIds: string[];
  /** The incidents of these services; undefined when they are too many to name. */
  incidentIds: string[] | undefined;
};
export type ReadQuery = {
  alternatives: ReadTerm[][];
  /** All of it, for texts that must hold all of it. */
  whole: string;
  /** Any of the words looked for: what is ranked and highlighted. */
  any: string;
};

const NAMED = 1000;

/** Has PostgreSQL read the terms once, so that the searches are planned with what is really looked for. */
export async function readTerms(db: Db, query: Query): Promise<ReadQuery | undefined> {
  const terms = query.alternatives.flat();
  if (terms.length === 0) return undefined;
  const { rows } = await sql<{ place: number; query: string; serviceIds: string[]; incidentIds: string[] }>`
    select t.place::int as place, f.query,
      v.ids as "serviceIds", array(select x.incident_id from incident_services x where x.service_id = any(v.ids) limit ${NAMED + 1}) as "incidentIds"
    from unnest(${terms.map((term) => term.text)}::text[], ${terms.map((term) => term.isPrefix)}::boolean[]) with ordinality as t (text, is_prefix, place)
    cross join lateral (select websearch_to_tsquery('english', t.text)::text as query) r
    cross join lateral (select case when t.is_prefix and r.query like '%''' then r.query || ':*' else r.query end as query) f
    cross join lateral (select array(select s.id from services s where to_tsvector('english', s.name) @@ f.query::tsquery limit 50) as ids) v
    where r.query <> '' order by t.place`.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  let place = 0;
  const alternatives = query.alternatives
    .map((group) =>
      group.flatMap((term: Term): ReadTerm[] => {
        const row = byPlace.get(++place);
        return row
          ? [
              {
                ...row,
                isExcluded: term.isExcluded,
                incidentIds: row.incidentIds.length > NAMED ? undefined : row.incidentIds,
              },
            ]
          : [];
      }),
    )
    .filter((group) => group.some((term) => !term.isExcluded));
  if (alternatives.length === 0) return undefined;
  const wanted = alternatives.flat().filter((term) => !term.isExcluded);
  return {
    alternatives,
    whole: alternatives
      .map(
        (group) => `(${group.map((term) => (term.isExcluded ? `!(${term.query})` : `(${term.query})`)).join(' & ')})`,
      )
      .join(' | '),
    any: wanted.map((term) => `(${term.query})`).join(' | '),
  };
}
