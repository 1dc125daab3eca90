/** A member for each person, and what each was told over a year: mentions, reviews and reminders that still hold, a third unread. */
export const FILL_INBOXES = [
  `insert into members (person_id, email, role, password_hash)
   select p.id, 'm' || row_number() over (order by p.id) || '@example.com', 'editor', 'none' from people p
   where not exists (select 1 from members m where m.person_id = p.id)`,
  `create temporary table documents as select id, row_number() over (order by id) as place from post_mortems`,
  `create index on documents (place)`,
  `analyze documents`,
  `insert into notifications (id, person_id, post_mortem_id, kind, by, excerpt, anchor, at, read_at)
   select (lpad(to_hex((extract(epoch from now() - n * interval '1 day') * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid, m.person_id, d.id, (array['mention','review','account','verdict'])[1 + n % 4], 'Debrief', 'Note ' || n, 'a-' || n,
     now() - n * interval '1 day', case when n % 3 = 0 then null else now() end
   from members m cross join generate_series(1, $EACH) n
   join documents d on d.place = 1 + abs(hashtext(m.person_id::text || n)) % (select count(*) from documents)`,
  `analyze notifications`,
];
