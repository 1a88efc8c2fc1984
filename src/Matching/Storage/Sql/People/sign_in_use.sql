-- Uses a sign-in up; one caller alone changes the row.
-- $1 id, $2 now
update sign_in
set used_at = $2
where id = $1
  and used_at is null
