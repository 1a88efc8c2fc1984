-- The old results of an election; their votes go with them.
-- $1 boundary set, $2 election
delete from seat_result
where boundary_set = $1 and election = $2
