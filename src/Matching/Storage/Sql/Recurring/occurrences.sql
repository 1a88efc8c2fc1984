-- What is to come of several series, with what the offers say that were made of it. An offer that ended with its session counts as one that is not there; one of a later
-- version than its first was changed by its driver.
-- $1 series, $2 now
select o.series_id, o.date, o.leaves_at, o.home_at, o.state, o.offer_id, o.session_id, o.signed_up_at, o.own_terms_sealed, o.of_version, o.look_at, o.wakes,
       coalesce(f.state = 'CANCELLED', false),
       exists (select from booking b where b.offer_id = o.offer_id and b.state in ('REQUESTED', 'ACCEPTED')),
       coalesce(f.version > 1, false), f.outward_seats, f.return_seats, f.company, f.note, f.earliest_departure, f.latest_return,
       coalesce(n.starts_at, o.leaves_at)
from lift_occurrence o
left join lift_offer f on f.id = o.offer_id
left join session n on n.id = o.session_id
where o.series_id = any ($1)
  and o.home_at > $2
order by o.series_id, o.date
