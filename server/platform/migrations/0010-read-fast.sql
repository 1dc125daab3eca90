-- What the incidents of one service, newest first, are read by: without the time beside the service, a service with many
-- incidents costs a look at each of them.
alter table incident_services add column started_at timestamptz;
update incident_services x set started_at = i.started_at from incidents i where i.id = x.incident_id;
alter table incident_services alter column started_at set not null;
create index incident_services_newest on incident_services (service_id, started_at desc, incident_id desc);
drop index incident_services_service;

-- Filters of the list of incidents that fit few of them.
create index incidents_severity on incidents (lower(severity), started_at desc, id desc);
create index decisions_outcome on decisions (outcome, incident_id);

-- Few incidents are private: whoever asks what is hidden from them asks these alone.
create index incidents_private on incidents (id) where private;
-- Which incidents were going on since some time.
create index incidents_resolved on incidents (resolved_at);
