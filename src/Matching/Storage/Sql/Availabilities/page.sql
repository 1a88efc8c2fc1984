-- A page of what somebody has said and not taken back, of times that are not over. Follows select.sql.
-- $1 who, $2 now, $3 the last of the page before, null for the first, $4 most rows
where subject = $1
  and state = 'OPEN'
  and window_until > $2
  and ($3::uuid is null or id > $3)
order by id
limit $4
