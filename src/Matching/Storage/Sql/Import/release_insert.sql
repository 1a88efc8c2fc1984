-- A new live release. The unique index release_live holds that there is one.
-- $1 kind, $2 boundary set, $3 election, $4 source, $5 sha256, $6 rows, $7 shipped, $8 now
insert into release (kind, boundary_set, election, source, sha256, row_count, shipped, imported_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning id
