-- Whoever was only on a list says yes by coming through the campaign's provider, which vouches for the address. $1 campaign, $2 address key, $3 subject of the provider's tokens, $4 now
update person
set subject = $3, state = 'ACTIVE', last_seen_on = ($4 at time zone 'Europe/London')::date, updated_at = $4
where campaign = $1
  and address_key = $2
  and state = 'UNCONFIRMED'
  and not exists (select from person known where (known.campaign, known.subject) = ($1, $3))
