import { READING } from '#shared/rules/similar/read-likeness.ts';

/** What incidents are known again by, in bulk, in place of reading a hundred thousand of them; factors; and which repeat which. */
export const FILL_LIKENESS: readonly string[] = [
  `insert into incident_likeness (incident_id, read_at_version, reading, title_words, words)
    select id, timeline_version, ${READING}, regexp_split_to_array(lower(regexp_replace(title, '[^A-Za-z ]', '', 'g')), ' +'),
      regexp_split_to_array(lower(regexp_replace(summary, '[^A-Za-z ]', '', 'g')), ' +')
    from incidents on conflict do nothing`,
  `insert into incident_signs (incident_id, what, sign, label, started_at)
    select id, 'alert', md5(title), split_part(title, ': ', 2), started_at from incidents on conflict do nothing`,
  `insert into incident_signs (incident_id, what, sign, label, started_at)
    select id, 'cause', 'cause-' || number % 40, 'a cause', started_at from incidents where number % 3 = 0 on conflict do nothing`,
  `insert into factors (id, post_mortem_id, title, kind, role, state, origin, position, created_by, updated_by)
    select gen_random_uuid(), id, 'A limit was left out', (array['design', 'dependency', 'capacity-and-load', 'process-and-change'])[1 + number % 4], 'made-possible', 'confirmed', 'person', 0, 'bench', 'bench'
    from post_mortems where not exists (select from factors f where f.post_mortem_id = post_mortems.id)`,
  `insert into incident_repeats (incident_id, earlier_id, days_between)
    select a.id, b.id, extract(epoch from a.started_at - b.started_at) / 86400
    from incidents a join incidents b on b.number = a.number - 500 where a.number % 5 = 0 on conflict do nothing`,
  "update follow_ups set done_at = created_at + interval '20 days' where status = 'done' and done_at is null",
  'vacuum (analyze)',
];
