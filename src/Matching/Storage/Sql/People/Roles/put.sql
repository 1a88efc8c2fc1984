-- Grants a role to an address; a grant that it has already is replaced, under a new id, since its sealed address is bound to that.
-- $1 id, $2 campaign, $3 address key, $4 sealed address, $5 role, $6 who grants it, $7 now, $8 its seats, null for every seat
insert into role_grant (id, campaign, address_key, email_sealed, role, seats, granted_by, created_at)
select $1, $2, $3, $4, $5, $8, $6, $7
where exists (select from campaign where id = $2)
on conflict (campaign, address_key) do update
set id = excluded.id, email_sealed = excluded.email_sealed, role = excluded.role, seats = excluded.seats, granted_by = excluded.granted_by, created_at = excluded.created_at
