-- $1 id, $2 campaign, $3 who tells, $4 of whom, $5 session; $6 booking, $7 offer, $8 request, of which at most one is not null; $9 sealed words, $10 now
insert into report (id, campaign, reporter, reported, session_id, booking_id, offer_id, request_id, told_sealed, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
