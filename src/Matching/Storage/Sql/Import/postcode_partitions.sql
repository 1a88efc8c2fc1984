-- The tables that hang in postcode now.
select inhrelid::regclass::text
from pg_inherits
where inhparent = 'postcode'::regclass
