-- Stores a new campaign; no row where the slug is taken.
-- $1 slug, $2 name, $3 party, $4 boundary set, $5 election, $6 greatest margin share, $7 greatest margin votes, $8 kinds, $9 demo, $10 now
insert into campaign (id, name, party, boundary_set, election, max_margin_share, max_margin_votes, kinds, demo, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
on conflict (id) do nothing
