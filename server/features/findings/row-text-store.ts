import { sql } from 'kysely';
import type { Tx } from '#server/platform/context.ts';

/** Keeps the words of a post-mortem's rows for search, after any of them changed. What was struck or taken away is not found. */
export async function keepRowText(tx: Tx, postMortemId: string): Promise<void> {
  await sql`
    update post_mortems set row_text = coalesce((
      select string_agg(said.words, E'\n') from (
        select f.title || E'\n' || f.effect as words from factors f
          where f.post_mortem_id = ${postMortemId} and f.removed_at is null and f.state <> 'struck'
        union all select r.text from risks r
          where r.post_mortem_id = ${postMortemId} and r.removed_at is null and r.state <> 'struck'
        union all select p.title || E'\n' || p.why from follow_ups p
          where p.post_mortem_id = ${postMortemId} and p.removed_at is null and p.state <> 'struck'
        union all select g.title || E'\n' || g.alt from figures g
          where g.post_mortem_id = ${postMortemId} and g.removed_at is null) said), '')
    where id = ${postMortemId}`.execute(tx);
}
