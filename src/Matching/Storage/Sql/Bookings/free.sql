-- Notes that a passenger is to be found a new lift; legs that were noted before are kept. Whoever holds the row from before sees by the attempts
-- that more is wanted now.
-- $1 request, $2 legs, $3 now
insert into rematch (request_id, legs, freed_at, not_before)
values ($1, $2, $3, $3)
on conflict (request_id) do update
set legs = case when rematch.legs = excluded.legs then rematch.legs else 'BOTH' end, freed_at = excluded.freed_at, not_before = excluded.not_before,
    attempts = rematch.attempts + 1
