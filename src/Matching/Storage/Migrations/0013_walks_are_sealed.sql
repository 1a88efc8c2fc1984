-- A walk in the clear beside a public meeting point gives a home away: it is sealed with the point now, and so are the windows of stops, which hold
-- "home by eight, less the walk". Whoever has no key cannot seal what is stored already: walks of before are forgotten (the point stands as agreed);
-- windows of before stay until their leg is written the next time, since promises rest on them. Times are kept in whole minutes.

alter table booking_leg
    drop column walk_metres;

comment on column booking_leg.home_sealed is 'Point and walk in metres; the point alone where sealed before migration 0013.';
comment on column lift_stop.position_sealed is 'Point and window; the point alone where sealed before migration 0013.';
comment on column lift_stop.not_before is 'Only of stops sealed before migration 0013.';
comment on column lift_stop.not_after is 'Only of stops sealed before migration 0013.';

-- Answers that are kept for a call made twice held the walk too.
update write_once
set answer = regexp_replace(answer::text, '"WalkMetres": *[0-9.eE+-]+', '"WalkMetres": 0', 'g')::jsonb
where answer::text like '%"WalkMetres"%';

-- As they are told from now on: boarding rounded down, getting out up. Last, since no table can be altered once its guards have something to look at.
update booking_leg
set added_seconds = 60 * ceil(added_seconds / 60),
    pickup_at     = date_trunc('minute', pickup_at),
    promised_at   = date_trunc('minute', promised_at),
    dropoff_at    = date_trunc('minute', dropoff_at + interval '1 minute' - interval '1 microsecond');
