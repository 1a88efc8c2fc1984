-- Whoever was asked not to be asked, or cannot be reached; the first reason stands. $1 key of the address in every campaign, $2 why, $3 now
insert into suppression (address_key, why, created_at)
values ($1, $2, $3)
on conflict do nothing
