-- The live release of a kind: whether there is one, and whether it is the project's own.
-- $1 kind, $2 boundary set, $3 election
select shipped
from release
where kind = $1 and boundary_set = $2 and election = $3 and replaced_at is null
