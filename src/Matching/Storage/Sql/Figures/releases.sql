-- The releases that answer now. Tiny; read at every announcement to see what has changed.
select id, kind, boundary_set, election, row_count, shipped, imported_at
from release
where replaced_at is null
order by kind, boundary_set, election
