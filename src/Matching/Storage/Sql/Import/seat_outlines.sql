-- Every outline, to find the seats of postcodes in the importing process.
select boundary_set, code, outline
from seat
order by boundary_set, code
