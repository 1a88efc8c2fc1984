-- Counts a try and answers what it is to be held against; nothing where the sign-in is not known, used, too old, of another browser, or tried too often.
-- $1 id, $2 hash of the browser's secret, $3 now
update sign_in
set tries = tries + 1
where id = $1
  and browser_hash = $2
  and used_at is null
  and expires_at > $3
  and tries < 5
returning campaign, address_key, email_sealed, code_hash, link_hash
