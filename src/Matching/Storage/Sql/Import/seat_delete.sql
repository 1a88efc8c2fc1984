-- The old seats of a boundary set.
-- $1 boundary set
delete from seat
where boundary_set = $1
