-- The sessions that a search may lead to: not cancelled, overlapping the window; full and remote ones too, since a seat's
-- shortfall counts them. No session is longer than 24 hours, which lets the index
-- on the start bound both ends. Follows select.sql.
-- $1 campaign, $2 seat codes, null for all; $3 start of the window, $4 its end, not in it
where campaign = $1
  and starts_at < $4
  and starts_at > $3 - interval '24 hours'
  and ends_at > $3
  and not cancelled
  and ($2::text[] is null or seat_code = any ($2))
order by starts_at, id
