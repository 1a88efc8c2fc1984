-- Notes that somebody would go anywhere.
-- $1 id, $2 campaign, $3 who, $4 their name, $5 not away before, $6 back by then, $7 all else sealed, $8 now
insert into availability (id, campaign, subject, name, window_from, window_until, terms_sealed, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
