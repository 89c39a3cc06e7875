-- The log of delivery events in partitions, one a day: old days go by dropping a table instead of deleting rows.
-- For sites with some ten million events a month or more; docs/scale.md says when it pays, and what it costs.
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 --single-transaction -f ops/partitions.sql
--
-- Run it once, on PostgreSQL 15 or newer, while the site runs: it takes the table for as long as one look at all its rows lasts.
-- Afterwards, every night:  select delivery_events_prepare(7); select delivery_events_drop('30 days');
-- and set policy.retention.events of content/settings.yaml a day above the days given here: what the site deletes itself, row by row, is then gone already.

-- What is there stays where it is, as the first partition, which ends with tomorrow.
alter table delivery_events rename to delivery_events_before;

alter index delivery_events_provider_event_id_pk rename to delivery_events_before_pk;

alter index delivery_events_token rename to delivery_events_before_token;

alter index delivery_events_challenge rename to delivery_events_before_challenge;

alter index delivery_events_received rename to delivery_events_before_received;

create table delivery_events (like delivery_events_before including defaults) partition by range (received_at);

create index delivery_events_challenge on delivery_events (challenge);

create index delivery_events_received on delivery_events (received_at);

-- A unique index of a partitioned table must hold its partition key, so it could not keep an event once over midnight. This table does.
create table delivery_event_keys (
  key bytea primary key,
  received_at timestamp with time zone not null
);

create index delivery_event_keys_received on delivery_event_keys (received_at);

-- Leaves out an event that is there already, as the unique indexes did: who inserts the same at the same time waits here for the other.
create function delivery_events_once() returns trigger language plpgsql as $$
begin
  if to_regclass('delivery_events_before') is not null then
    if exists (
      select from delivery_events_before
      where provider = new.provider and (event_id = new.event_id or token = new.token)
    ) then
      return null;
    end if;
  end if;
  -- First the token: one that was seen is used up, whatever it came with.
  if new.token is not null then
    insert into delivery_event_keys (key, received_at)
    values (sha256(convert_to('token ' || new.provider || ' ' || new.token, 'UTF8')), new.received_at)
    on conflict do nothing;
    if not found then return null; end if;
  end if;
  insert into delivery_event_keys (key, received_at)
  values (sha256(convert_to('event ' || new.provider || ' ' || new.event_id, 'UTF8')), new.received_at)
  on conflict do nothing;
  if not found then return null; end if;
  return new;
end $$;

create trigger delivery_events_once before insert on delivery_events
for each row execute function delivery_events_once();

-- The start of the day `ahead` days from now, in UTC.
create function delivery_events_day(ahead integer) returns timestamp with time zone language sql stable as $$
  select (date_trunc('day', now() at time zone 'utc') + make_interval(days => ahead)) at time zone 'utc'
$$;

do $$ begin
  execute format(
    'alter table delivery_events attach partition delivery_events_before for values from (minvalue) to (%L)',
    delivery_events_day(1)
  );
end $$;

-- Takes what has no partition, so that nothing is refused when the nightly job was forgotten.
create table delivery_events_rest partition of delivery_events default;

-- Makes the partitions of the coming days, and fills them with what lies in the rest. May be run again and again.
create function delivery_events_prepare(days integer) returns void language plpgsql as $$
declare
  -- From a month ago on, so that what came into the rest while the job was forgotten finds its day.
  ahead integer := -30;
  first timestamp with time zone;
  name text;
begin
  while ahead <= days loop
    first := delivery_events_day(ahead);
    name := 'delivery_events_' || to_char(first at time zone 'utc', 'YYYYMMDD');
    if to_regclass(name) is null and first >= coalesce(
      (select delivery_events_end(oid) from pg_class where oid = to_regclass('delivery_events_before')),
      '-infinity'
    ) then
      execute format('create table %I (like delivery_events including all)', name);
      execute format(
        'with moved as (delete from delivery_events_rest where received_at >= %L and received_at < %L returning *)
         insert into %I select * from moved',
        first, first + interval '1 day', name
      );
      execute format(
        'alter table delivery_events attach partition %I for values from (%L) to (%L)',
        name, first, first + interval '1 day'
      );
    end if;
    ahead := ahead + 1;
  end loop;
end $$;

-- The moment before which all of a partition was received.
create function delivery_events_end(part oid) returns timestamp with time zone language sql stable as $$
  select substring(pg_get_expr(relpartbound, oid) from 'TO \(''([^'']+)''\)')::timestamp with time zone
  from pg_class where oid = part
$$;

-- Drops the partitions all of whose events are older than `age`. Returns how many.
create function delivery_events_drop(age interval) returns integer language plpgsql as $$
declare
  part oid;
  dropped integer := 0;
begin
  for part in
    select inhrelid from pg_inherits
    where inhparent = 'delivery_events'::regclass and delivery_events_end(inhrelid) <= now() - age
  loop
    execute format('drop table %s', part::regclass);
    dropped := dropped + 1;
  end loop;
  delete from delivery_event_keys where received_at < now() - age;
  return dropped;
end $$;

select delivery_events_prepare(7);
