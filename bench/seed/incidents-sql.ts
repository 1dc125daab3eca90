/** Everything about incidents, in bulk. Full-text indexes are made after the rows: one by one they cost four times as long. */
const one = (words: readonly string[]) => `(array['${words.join("','")}'])[1 + floor(random() * ${words.length})::int]`;

const SYMPTOM = one([
  '5xx rate above 2%', 'p99 latency above 1.5 s', 'queue depth over 20,000', 'replication lag', 'connection pool exhausted', 'disk almost full',
  'pods restarting', 'cache hit rate fell', 'certificate expired', 'consumer group stalled', 'timeouts after deploy', 'duplicate messages',
]); // biome-ignore format: words
const REMARK = one([
  'the graph is back to where it was', 'can somebody with access have a look', 'we should add an alert for this', 'not sure that is the same thing',
  'rolled back the deploy', 'restarted the workers', 'failed over to the replica', 'customers report timeouts in checkout', 'raised the pool size',
  'no difference after ten minutes', 'it only happens for the large tenants', 'support has three more tickets', 'the runbook is out of date here',
]); // biome-ignore format: words
const REGION = one(['eu-1', 'us-2', 'ap-3']);
const KIND = one(['message', 'message', 'message', 'alert', 'action', 'observation', 'deploy', 'hypothesis']);

export const FILL_INCIDENTS: readonly string[] = [
  'drop index incidents_words, timeline_events_words',
  // The squares make the first ones of a list the frequent ones.
  `create temp table drawn as
    select n, now() - interval '365 days' * (1 - n::float8 / current_setting('bench.incidents')::int) as at, random() as size, random() as fate,
      floor(random() ^ 3 * current_setting('bench.services')::int)::int as service, floor(random() ^ 2 * current_setting('bench.people')::int)::int as person
    from generate_series(1, current_setting('bench.incidents')::int) n`,
  `create temp table people_numbered as select id, name, (row_number() over (order by id) - 1)::int as nth from people`,
  `create temp table services_numbered as select id, name, (row_number() over (order by id) - 1)::int as nth from services`,
  `insert into incidents (id, title, severity, type, status, summary, private, lead_id, source, started_at, resolved_at, created_at, updated_at, impact_customers)
    select pg_temp.uuid7(d.at), initcap(s.name) || ': ' || ${SYMPTOM} || ' in ' || ${REGION},
      case when d.size < 0.02 then 'SEV1' when d.size < 0.12 then 'SEV2' when d.size < 0.5 then 'SEV3' when d.size < 0.93 then 'SEV4' end, 'production',
      case when d.at > now() - interval '2 days' and d.fate < 0.2 then 'open' when d.at > now() - interval '3 days' and d.fate < 0.3 then 'mitigated'
        when d.fate < 0.6 then 'resolved' else 'closed' end,
      case when d.fate < 0.5 then ${REMARK} || '. Seen on ' || s.name || ', ' || ${REMARK} || '.' else '' end,
      d.fate > 0.98, p.id, 'api', d.at,
      case when d.at > now() - interval '3 days' and d.fate < 0.3 then null else d.at + interval '10 minutes' + interval '6 hours' * random() ^ 3 end,
      d.at, d.at + interval '1 hour', case when d.fate < 0.2 then (random() * 4000)::int end
    from drawn d join people_numbered p on p.nth = d.person join services_numbered s on s.nth = d.service order by d.n`,
  `create temp table made as select i.id, i.resolved_at as until, i.lead_id, d.* from incidents i join drawn d on d.n = i.number`,
  'analyze made',
  `insert into incident_services (incident_id, service_id, started_at) select m.id, s.id, m.at from made m cross join lateral (select m.service as nth union select (m.service * 7 + 3) % current_setting('bench.services')::int where m.fate < 0.3) k
    join services_numbered s using (nth)`,
  `insert into participants (incident_id, person_id, role, basis)
    select m.id, p.id, case when p.id = m.lead_id then 'lead' else 'responder' end, 'derived'
    from made m cross join lateral generate_series(0, 1 + (m.fate * 3)::int) k join people_numbered p on p.nth = (m.person + k * k * 5) % current_setting('bench.people')::int`,
  // Most have a handful; one in two thousand went on for long.
  `insert into timeline_events (id, incident_id, at, kind, text, actor, person_id, source, external_id, received_at)
    select pg_temp.uuid7(m.at + step), m.id, m.at + step, ${KIND}, ${REMARK} || ', ' || ${REMARK} || ' ' || (random() * 1000)::int, p.name, p.id, 'chat', 'e' || k, m.at + step
    from made m
    cross join lateral generate_series(1, case when m.n % 2000 = 7 then 2000 when m.size < 0.02 then 20 else 2 end) k
    cross join lateral (select interval '7 seconds' * k as step) t
    join people_numbered p on p.nth = (m.person + k % 3) % current_setting('bench.people')::int`,
  `insert into status_changes (id, incident_id, status, at)
    select pg_temp.uuid7(m.at), m.id, s.status, s.at from made m
    cross join lateral (values ('open', m.at), ('resolved', m.until)) s (status, at) where s.at is not null`,
  `insert into stated_times (incident_id, phase, at) select id, 'resolved', until from made where until is not null`,
  `insert into decisions (id, incident_id, outcome, policy_outcome, policy_version, reasons, facts, decided_at)
    select pg_temp.uuid7(m.until), m.id, o.outcome, o.outcome, 1,
      jsonb_build_array(jsonb_build_object('text', 'It lasted long for its severity', 'weight', 'for', 'rule', 'duration', 'evidence', '[]'::jsonb, 'related', '[]'::jsonb)),
      '{}', m.until
    from made m cross join lateral (select case when m.size < 0.04 then 'required' when m.size < 0.09 then 'recommended' when m.size < 0.3 then 'optional' else 'not-needed' end as outcome) o
    where m.until is not null`,
];
