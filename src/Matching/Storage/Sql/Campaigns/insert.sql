-- Stores a new campaign; no row where the slug is taken.
-- $1 slug, $2 name, $3 party, $4 boundary set, $5 election, $6 greatest margin share, $7 greatest margin votes, $8 kinds, $9 demo, $10 now, $11 minors are welcome
insert into campaign (id, name, party, boundary_set, election, max_margin_share, max_margin_votes, kinds, demo, created_at, updated_at, minors_welcome)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
on conflict (id) do nothing
