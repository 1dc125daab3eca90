/** Post-mortems of most incidents, of which a third are private, and a number of follow-ups over them: a third open, some late. */
export const fillFollowUps = (count: number): readonly string[] => [
  `insert into teams (id, name) select gen_random_uuid(), 'Team ' || n from generate_series(1, 40) n`,
  `update incidents set private = true where number % 3 = 0`,
  `insert into post_mortems (id, title, status, template, time_zone, owner_id, owner_accepted, owner_reasons, created_at, updated_at)
    select i.id, i.title, 'published', 'standard', 'UTC', i.lead_id, true, '[]', i.started_at, i.started_at
    from incidents i where not exists (select 1 from post_mortem_incidents pi where pi.incident_id = i.id)`,
  `insert into post_mortem_incidents select pm.id, pm.id from post_mortems pm join incidents i on i.id = pm.id`,
  `create temp table numbered as select id, owner_id, created_at, row_number() over (order by id) as nth from post_mortems`,
  `create temp table teams_numbered as select id, row_number() over (order by id) as nth from teams`,
  'analyze numbered',
  'analyze teams_numbered',
  `insert into follow_ups (id, post_mortem_id, title, why, status, owner_id, team_id, due_on, priority, postponed, told_strength, told_by, done_at, created_at, updated_at)
    select gen_random_uuid(), pm.id, (array['Bound the retries of worker ', 'Remind the shift about dashboard ', 'Alert on the depth of queue ', 'Refuse a release without check '])[1 + k % 4] || k,
      'So that the next one is shorter', case when k % 3 = 0 then (case when k % 2 = 0 then 'open' else 'in-progress' end) else 'done' end, pm.owner_id, t.id,
      case when k % 7 = 0 then null else (now() + make_interval(days => (k * 7919 % 240 - 60)))::date end,
      (array['high', 'medium', 'low', null])[1 + k % 4], k % 5, (array['intermediate', 'weak', 'intermediate', 'strong'])[1 + k % 4], 'bench',
      case when k % 3 = 0 then null else now() - make_interval(days => k % 400) end, pm.created_at, pm.created_at
    from generate_series(1, ${count}) k join numbered pm on pm.nth = 1 + (k::bigint * 104729) % (select max(nth) from numbered) join teams_numbered t on t.nth = 1 + k % 40`,
  'vacuum (analyze)',
  'checkpoint',
];
