-- Every name by which a source has called an incident: a tool's later delivery may know only one of them.
create table incident_names (
  source_id    uuid not null references sources on delete cascade,
  external_id  text not null,
  incident_id  uuid not null references incidents on delete cascade,
  primary key (source_id, external_id)
);
create index incident_names_incident on incident_names (incident_id);
insert into incident_names (source_id, external_id, incident_id)
  select source_id, external_id, id from incidents where source_id is not null and external_id is not null;

-- Applied deliveries are nearly all of them and are looked at by source or by time; the others are few and looked for.
drop index deliveries_outcome;
create index deliveries_kept on deliveries (outcome, id desc) where outcome <> 'applied';
create index deliveries_source on deliveries (source_id, id desc);
