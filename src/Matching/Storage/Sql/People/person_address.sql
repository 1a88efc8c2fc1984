-- $1 person
select email_sealed
from person
where id = $1
