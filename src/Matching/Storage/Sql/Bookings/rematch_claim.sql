-- Takes some who are to be found a new lift, those freed first before others; nobody else takes them until a time, unless they are freed again.
-- $1 now, $2 until when, $3 how many
update rematch
set not_before = $2, attempts = attempts + 1
where request_id in (select request_id from rematch where not_before <= $1 order by freed_at, request_id limit $3 for update skip locked)
returning request_id, legs, freed_at, attempts
