-- Empties what was begun with the address; that it was stays for its day, by the keyed hash alone, so that the address gets no more letters by an erasure. $1 campaign, $2 address key, $3 now
update sign_in
set email_sealed = '', code_hash = sha256(uuid_send(gen_random_uuid())), link_hash = sha256(uuid_send(gen_random_uuid())), browser_hash = sha256(uuid_send(gen_random_uuid())),
    used_at = coalesce(used_at, $3)
where campaign = $1
  and address_key = $2
