-- The live release of a kind ends; its rows are replaced by the caller in the same transaction.
-- $1 kind, $2 boundary set, $3 election, $4 now
update release
set replaced_at = $4
where kind = $1 and boundary_set = $2 and election = $3 and replaced_at is null
