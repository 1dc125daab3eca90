import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type PersonRow = { id: string; name: string; handles: string[]; email: string | null; isMember: boolean };

const person = (db: Db) =>
  db
    .selectFrom('people')
    .leftJoin('members', (join) => join.onRef('members.person_id', '=', 'people.id').on('members.disabled', '=', false))
    .select([
      'people.id',
      'people.name',
      'people.handles',
      'people.email',
      sql<boolean>`members.person_id is not null`.as('isMember'),
    ]);

/** Letters with signs and those that who cannot type them writes instead: "jose" finds José. */
const ACCENTED = 'àáâãäåāăąçćčďđèéêëēėęěğìíîïīįıłñńňòóôõöøōőŕřśşšţťùúûüūůűųýÿžźż';
const PLAIN = 'aaaaaaaaacccddeeeeeeeegiiiiiiilnnnoooooooorrsssttuuuuuuuuyyzzz';
const withoutAccents = (text: string): string =>
  [...text.normalize('NFC').toLowerCase()].map((sign) => PLAIN[ACCENTED.indexOf(sign)] ?? sign).join('');

export async function listPeopleRows(
  db: Db,
  q: string | undefined,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<PersonRow[]> {
  let query = person(db).orderBy(sql`lower(people.name)`).orderBy('people.id').limit(limit);
  if (q) {
    const typed = `%${likeText(withoutAccents(q))}%`;
    query = query.where(
      sql<boolean>`(translate(lower(people.name), ${ACCENTED}, ${PLAIN}) like ${typed} or exists (select 1 from unnest(people.handles) h where h ilike ${`%${likeText(q)}%`}))`,
    );
  }
  if (after)
    query = query.where(
      sql<boolean>`(lower(people.name), people.id) > (${after.name.toLowerCase()}, ${after.id}::uuid)`,
    );
  return query.execute();
}

export async function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return person(db).where('people.id', '=', id).executeTakeFirst();
}

export async function findPeople(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map();
  const rows = await person(db)
    .where('people.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The zones of those who have said theirs: without one nobody can say when it was night for somebody. */
export async function findTimeZones(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'time_zone'])
    .where('id', 'in', personIds)
    .where('time_zone', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.time_zone ?? '']));
}

export async function savePerson(tx: Tx, id: string, fields: { name?: string; handles?: string[] }): Promise<void> {
  if (Object.keys(fields).length > 0) await tx.updateTable('people').set(fields).where('id', '=', id).execute();
}

/** Names and handles that belong together: "@sam", "Sam Okafor" and "sam@example.com" may be one person. */
export type Mention = {
  name: string;
  handle?: string | null;
  /** Further handles of the same person. */
  handles?: readonly string[];
  email?: string | null;
};

/**
 * The person behind each mention, made where nobody fits. A handle or an e-mail decides before a name; a name joins only
 * when exactly one person bears it. Answers in the order of the mentions.
 */
export async function resolvePeople(tx: Tx, mentions: readonly Mention[]): Promise<string[]> {
  if (mentions.length === 0) return [];
  const keys = mentions.map(keysOf);
  let found = await lookUp(tx, keys.flat());
  const isKnown = (mine: string[]) => mine.some((key) => found.has(key));
  if (!keys.every(isKnown)) {
    // Two batches that meet somebody new at once must not make two people of them.
    await sql`select pg_advisory_xact_lock(${NEW_PEOPLE_LOCK})`.execute(tx);
    found = await lookUp(tx, keys.flat());
  }
  const ids: string[] = [];
  for (const [index, mention] of mentions.entries()) {
    const mine = keys[index] as string[];
    const known = mine.map((key) => found.get(key)).find((id) => id !== undefined);
    const id = known ?? (await addPerson(tx, mention));
    for (const key of mine) if (!found.has(key)) found.set(key, id);
    ids.push(id);
  }
  return ids;
}

/** Any number, as long as every Debrief takes the same one. */
const NEW_PEOPLE_LOCK = 4_600_460_047;

function keysOf(mention: Mention): string[] {
  const name = mention.name.trim().toLowerCase();
  return [
    mention.email ? `e:${mention.email.toLowerCase()}` : '',
    ...handlesOf(mention).map((handle) => `h:${handle}`),
    `h:${name.replace(/^@/, '')}`,
    `n:${name.replace(/^@/, '')}`,
  ].filter(Boolean);
}

function handlesOf({ name, handle, handles = [] }: Mention): string[] {
  const first = handle ?? (name.trim().startsWith('@') ? name : '');
  const plain = [first, ...handles].map((one) => one.trim().replace(/^@/, '').toLowerCase());
  return [...new Set(plain.filter(Boolean))];
}

async function lookUp(tx: Tx, keys: string[]): Promise<Map<string, string>> {
  const of = (kind: string) => [...new Set(keys.filter((key) => key.startsWith(kind)).map((key) => key.slice(2)))];
  const [emails, handles, names] = [of('e:'), of('h:'), of('n:')];
  const rows = await tx
    .selectFrom('people')
    .leftJoin('members', 'members.person_id', 'people.id')
    .select(['people.id', 'people.name', 'people.handles', 'people.email', 'members.person_id as memberId'])
    .orderBy('people.id')
    .where((eb) =>
      eb.or([
        sql<boolean>`lower(people.email) = any(${emails})`,
        sql<boolean>`people.handles && ${handles}::text[]`,
        sql<boolean>`lower(people.name) = any(${names})`,
      ]),
    )
    .execute();
  const found = new Map<string, string>();
  const bearers = Map.groupBy(rows, (row) => row.name.toLowerCase());
  for (const row of rows) {
    if (row.email) found.set(`e:${row.email.toLowerCase()}`, row.id);
    for (const handle of row.handles) found.set(`h:${handle}`, row.id);
  }
  for (const [name, same] of bearers) {
    // Of several with one name none who can sign in is taken for the other: it would open private incidents to the wrong one.
    const one = same.length === 1 ? same[0] : same.find((row) => row.memberId === null);
    if (one) found.set(`n:${name}`, one.id);
  }
  return found;
}

export async function addPerson(tx: Tx, mention: Mention): Promise<string> {
  const id = newId();
  await tx
    .insertInto('people')
    .values({
      id,
      name: mention.name.replace(/^@/, '').slice(0, 200),
      handles: handlesOf(mention),
      email: mention.email?.toLowerCase() ?? null,
      time_zone: null,
    })
    .execute();
  return id;
}

export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
