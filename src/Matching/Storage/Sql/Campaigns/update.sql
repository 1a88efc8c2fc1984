-- Changes a campaign that nobody has changed since; no row where somebody has.
-- $1 slug, $2 version it was read at, $3 name, $4 party, $5 election, $6 greatest margin share, $7 greatest margin votes, $8 kinds, $9 now, $10 minors are welcome
update campaign
set name = $3, party = $4, election = $5, max_margin_share = $6, max_margin_votes = $7, kinds = $8, minors_welcome = $10, updated_at = $9, version = version + 1
where id = $1 and version = $2
