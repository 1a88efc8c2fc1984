-- Makes occurrences of a series, and lets those that are there and follow it do so; what is offered, or was changed by itself, stays as it is.
-- $1 series, $2 dates, $3 when the driver can leave and $4 must be home on each, $5 version of the series, $6 when to look at them
insert into lift_occurrence (series_id, date, leaves_at, home_at, state, of_version, look_at)
select $1, date, leaves_at, home_at, 'WAITING', $5, $6
from unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) as one (date, leaves_at, home_at)
on conflict (series_id, date) do update
set leaves_at = excluded.leaves_at, home_at = excluded.home_at, of_version = excluded.of_version, look_at = excluded.look_at, wakes = lift_occurrence.wakes + 1
where lift_occurrence.state <> 'OFFERED' and lift_occurrence.own_terms_sealed is null
