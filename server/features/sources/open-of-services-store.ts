import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';

/** A change that touches more open incidents than this is told of the newest ones. */
const MOST = 20;

/** Incidents that are not over, of services by these names; tools write "basket-api" where people write "Basket API". */
export async function findOpenOfServices(db: Db, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from incidents i
    where i.status in ('open', 'mitigated') and exists (
      select 1 from incident_services s join services v on v.id = s.service_id
      where s.incident_id = i.id
        and regexp_replace(lower(v.name), '[\\s._-]+', '', 'g') = any (${names.map(plain)}::text[]))
    order by i.started_at desc limit ${MOST}`.execute(db);
  return rows.map(({ id }) => id);
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s._-]+/g, '');
