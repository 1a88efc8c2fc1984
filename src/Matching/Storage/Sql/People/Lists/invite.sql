-- Takes somebody of a list in, unconfirmed; nothing where the address is known, was asked before, is suppressed, barred, or was erased: none of it is told.
-- $1 id, $2 campaign, $3 address key, $4 sealed name, $5 sealed address, $6 key of the address in every campaign, $7 now
insert into person (id, campaign, subject, address_key, name_sealed, email_sealed, state, last_seen_on, created_at, updated_at)
select $1, $2, $1::text, $3, $4, $5, 'UNCONFIRMED', ($7 at time zone 'Europe/London')::date, $7, $7
where not exists (select from suppression where address_key = $6)
  and not exists (select from bar where (bar.campaign, bar.address_key) = ($2, $3))
  and not exists (select from erasure where (erasure.campaign, erasure.address_key) = ($2, $3))
  and not exists (select from asked_before where (asked_before.campaign, asked_before.address_key) = ($2, $3))
on conflict do nothing
