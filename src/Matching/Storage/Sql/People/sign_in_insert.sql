-- Begins a sign-in, unless the address has had as many in the last hour, or day, as it may. Under sign_in_lock.sql, so that those who come at once count each other.
-- $1 id, $2 campaign, $3 address key, $4 sealed address, $5 hash of the code, $6 of the link, $7 of the browser's secret, $8 now, $9 until when,
-- $10 an hour ago, $11 most since; $12 a day ago, $13 most since
insert into sign_in (id, campaign, address_key, email_sealed, code_hash, link_hash, browser_hash, created_at, expires_at)
select $1, $2, $3, $4, $5, $6, $7, $8, $9
where (select count(*) from sign_in where campaign = $2 and address_key = $3 and created_at > $10) < $11
  and (select count(*) from sign_in where campaign = $2 and address_key = $3 and created_at > $12) < $13
