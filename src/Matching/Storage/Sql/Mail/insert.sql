-- $1 id, $2 campaign, $3 kind, $4 sealed letter, $5 now, $6 useful until, $7 key of the address it goes to
insert into mail (id, campaign, kind, sealed, created_at, useful_until, due_at, address_key)
values ($1, $2, $3, $4, $5, $6, $5, $7)
