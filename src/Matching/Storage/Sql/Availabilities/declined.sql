-- Sessions that people who are free were asked to come to, and did not or no longer want to: nobody is sent there twice.
-- $1 availabilities
select distinct availability_id, session_id
from sign_up
where availability_id = any ($1)
  and state = 'CANCELLED'
