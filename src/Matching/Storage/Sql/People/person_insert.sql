-- Takes a person in; does nothing where subject or address is known in the campaign already, or where there is no such campaign.
-- $1 id, $2 campaign, $3 subject, $4 address key or null, $5 sealed name, $6 sealed address or null, $7 state, $8 now
insert into person (id, campaign, subject, address_key, name_sealed, email_sealed, state, last_seen_on, created_at, updated_at)
select $1, $2, $3, $4, $5, $6, $7, ($8 at time zone 'Europe/London')::date, $8, $8
where exists (select from campaign where id = $2)
on conflict do nothing
