-- A page of a campaign's sessions in order of start, then id, told by the last of the page before. Follows select.sql.
-- $1 campaign; $2 seat code, null for all; $3 only those that end after, null for all; $4 only those that start before, null for all
-- $5 kinds, null for all; $6 also cancelled ones; $7 start and $8 id of the last of the page before, null for the first page; $9 most rows
where campaign = $1
  and ($2::text is null or seat_code = $2)
  and ($3::timestamptz is null or ends_at > $3 and starts_at > $3 - interval '24 hours')
  and ($4::timestamptz is null or starts_at < $4)
  and ($5::text[] is null or kind = any ($5))
  and ($6 or not cancelled)
  and ($7::timestamptz is null or (starts_at, id) > ($7, $8::uuid))
order by starts_at, id
limit $9
