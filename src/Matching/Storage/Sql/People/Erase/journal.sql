-- What must be forgotten again where an older copy of the database is put back. $1 campaign, $2 address key or null, $3 subject, $4 now
insert into erasure (campaign, address_key, subject, erased_at)
values ($1, $2, $3, $4)
on conflict do nothing
