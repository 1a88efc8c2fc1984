-- Who is blocked is nobody, known again by hashes alone: else erasing oneself would end the block. $1 campaign, $2 subject, $3 nobody
update block
set blocked = $3, blocked_name = 'Somebody', blocked_keys = coalesce(blocked_keys, '{}') || person_keys($1, $2, (select address_key from person where (campaign, subject) = ($1, $2)))
where campaign = $1
  and blocked = $2
