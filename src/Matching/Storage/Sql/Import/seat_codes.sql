-- The seats of every live boundary set, to join results and postcodes to.
select boundary_set, code, name, nation, region
from seat
order by boundary_set, code
