-- Tells whether a campaign has demo sessions in a span of time.
-- $1 campaign, $2 start, $3 end, not in it
select exists (select from session where campaign = $1 and demo and starts_at >= $2 and starts_at < $3)
