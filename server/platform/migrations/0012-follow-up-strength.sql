-- How strong a follow-up is in the eyes of its author: {"level", "why"}. Null where its words are to tell.
alter table follow_ups add column strength jsonb
  check (strength is null or (strength ->> 'level' in ('strong', 'intermediate', 'weak') and jsonb_typeof(strength -> 'why') = 'string'));
