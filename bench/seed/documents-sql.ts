/** Words that stand in nearly every document, and subjects of which a document has one: as in life, few words are everywhere. */
const COMMON = [
  'An alert fired nine minutes after the first failed request.',
  'The change was reviewed and had passed in staging.',
  'The runbook named a dashboard that no longer exists.',
  'Rolling back took two attempts.',
  'Customers in one region could not pay.',
  'Nobody was paged before support called.',
];
const SUBJECTS = [
  'the connection pool was sized for half of the traffic',
  'retries without a limit kept the queue full',
  'the replica was behind and served old prices',
  'a lock held by the migration blocked every writer',
  'the certificate of the mail relay had expired',
  'a feature flag was read once at startup',
  'garbage collection paused the brokers',
  'the health check answered before the cache was warm',
  'two schedulers billed the same month',
  'a regular expression backtracked on long subjects',
  'the rate limiter counted by proxy address',
  'time zones moved the nightly export by an hour',
  'the disk of the archive filled with core dumps',
  'an index was dropped and never made again',
  'consumers rebalanced every ninety seconds',
  'the firewall rule allowed only the old subnet',
  'thumbnails were resized in the request path',
  'the secret was rotated in one of two regions',
  'autoscaling followed memory rather than load',
  'a library upgrade changed the default timeout',
  'partial refunds were rounded twice',
  'the load balancer drained healthy hosts',
  'search shards were placed on one rack',
  'the audit table grew without partitions',
];
const list = (texts: readonly string[]) => `(array['${texts.join("','")}'])`;
const PARAGRAPH = `(select string_agg(${list(COMMON)}[1 + ((pm.nth * 7 + k * position) % ${COMMON.length})::int] || '[^' || k || '] In ' || s.name || ' ' || ${list(SUBJECTS)}[1 + (pm.nth % ${SUBJECTS.length})::int] || '.', ' ')
  from generate_series(1, 2 + (pm.nth % 3)::int) k)`;

/** Post-mortems of some of the incidents, with their sections, citations and follow-ups; then the indexes and the statistics. */
export const FILL_DOCUMENTS: readonly string[] = [
  'drop index sections_words',
  `insert into post_mortems (id, title, status, template, time_zone, owner_id, owner_accepted, owner_reasons, due_at, drafted_at, published_at, created_at, updated_at)
    select pg_temp.uuid7(m.until), i.title, case when m.until > now() - interval '20 days' then (case when m.fate < 0.5 then 'draft' else 'in-review' end) else 'published' end,
      'standard', 'UTC', m.lead_id, m.fate < 0.7, '["Led the incident"]', m.until + interval '5 days',
      m.until, case when m.until > now() - interval '20 days' then null else m.until + interval '6 days' end, m.until, m.until + interval '6 days'
    from made m join incidents i on i.id = m.id where m.until is not null and m.size < 0.08 order by m.n`,
  `insert into questions (post_mortem_id, text, about, position) select id, 'How was it noticed?', 'times.detected', 0 from post_mortems`,
  `create temp table documents as
    select pm.id, pm.owner_id, pm.created_at, m.id as incident_id, m.service, row_number() over (order by pm.number) as nth
    from (select id, owner_id, created_at, number, row_number() over (order by number) as nth from post_mortems) pm
    join (select id, service, row_number() over (order by n) as nth from made where until is not null and size < 0.08) m using (nth)`,
  'insert into post_mortem_incidents select id, incident_id from documents',
  `insert into sections (post_mortem_id, key, title, position, required, markdown, drafted)
    select pm.id, t.key, initcap(replace(t.key, '-', ' ')), t.position, true, t.text, t.text
    from documents pm join services_numbered s on s.nth = pm.service cross join lateral (
      select key, position, ${PARAGRAPH} as text from unnest(array['key-information', 'summary', 'timeline', 'contributing-factors', 'mitigators', 'learnings-and-risks', 'follow-ups', 'debrief-notes'])
        with ordinality as keys (key, position)) t`,
  `insert into citations (post_mortem_id, number, event_id)
    select pm.id, row_number() over (partition by pm.id order by e.at, e.id), e.id from documents pm
    cross join lateral (select e.id, e.at from timeline_events e where e.incident_id = pm.incident_id order by e.at, e.id limit 12) e`,
  `update timeline_events e set key = true, keyed_by = 'draft', key_reason = 'Action' from citations c where c.event_id = e.id`,
  `insert into follow_ups (id, post_mortem_id, title, status, owner_id, due_on, created_at, updated_at)
    select pg_temp.uuid7(pm.created_at), pm.id, 'Bound the retries of the workers', case when pm.nth % 4 = k then 'open' else 'done' end, pm.owner_id,
      (pm.created_at + interval '30 days')::date, pm.created_at, pm.created_at
    from documents pm cross join generate_series(0, 1) k`,
  'create index incidents_words on incidents using gin (words)',
  'create index timeline_events_words on timeline_events using gin (words)',
  'create index sections_words on sections using gin (words)',
  // What PostgreSQL does by itself within a minute of such a change.
  'vacuum (analyze)',
  'checkpoint',
];
