import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';

export type OpenQuestion = { id: string; text: string; about: string };
export type QuestionRow = Awaited<ReturnType<typeof listQuestions>>[number];

/** The open questions of each row of `post_mortems` under the given alias, in the draft's order, as JSON. */
export function openQuestionsOf(alias: string): RawBuilder<OpenQuestion[]> {
  return sql`coalesce((select json_agg(json_build_object('id', q.id, 'text', q.text, 'about', q.about) order by q.position)
    from questions q where q.post_mortem_id = ${sql.ref(alias)}.id and q.state = 'open'), '[]')`;
}

/** All questions of a post-mortem, the open ones first. */
export async function listQuestions(db: Db, postMortemId: string) {
  return db
    .selectFrom('questions')
    .select(['id', 'text', 'about', 'state', 'reason', 'settled_by as settledBy', 'settled_at as settledAt'])
    .where('post_mortem_id', '=', postMortemId)
    .orderBy(sql`state <> 'open'`)
    .orderBy('position')
    .execute();
}

/** What a newer draft asks takes the place of what the one before asked; what somebody settled stays as it was settled. */
export async function storeQuestions(
  tx: Tx,
  postMortemId: string,
  questions: readonly { text: string; about: string }[],
): Promise<void> {
  const texts = questions.map(({ text }) => text);
  const abouts = questions.map(({ about }) => about);
  await sql`
    delete from questions where post_mortem_id = ${postMortemId} and state = 'open'
      and (about, text) not in (select * from unnest(${abouts}::text[], ${texts}::text[]))`.execute(tx);
  await sql`
    insert into questions (post_mortem_id, about, text, position)
    select distinct on (about, text) ${postMortemId}::uuid, about, text, place
    from unnest(${abouts}::text[], ${texts}::text[]) with ordinality asked (about, text, place) order by about, text, place
    on conflict (post_mortem_id, md5(about), md5(text)) do update set position = excluded.position`.execute(tx);
}

export type Settled = {
  state: 'open' | 'answered' | 'not-here';
  reason: string | null;
  by: string | null;
  at: Date | null;
};

/** Undefined where the post-mortem has no such question. */
export async function saveQuestion(
  tx: Tx,
  postMortemId: string,
  id: string,
  { state, reason, by, at }: Settled,
): Promise<QuestionRow | undefined> {
  return tx
    .updateTable('questions')
    .set({ state, reason, settled_by: by, settled_at: at })
    .where('post_mortem_id', '=', postMortemId)
    .where('id', '=', id)
    .returning(['id', 'text', 'about', 'state', 'reason', 'settled_by as settledBy', 'settled_at as settledAt'])
    .executeTakeFirst();
}
