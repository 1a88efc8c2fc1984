-- Notes for the watchers of an offer what happened to it.
-- $1 offer, $2 kind, $3 booking, $4 now
insert into offer_event (offer_id, kind, booking_id, created_at)
values ($1, $2, $3, $4)
