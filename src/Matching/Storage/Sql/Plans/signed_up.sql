-- People of those who have asked for a lift and are signed up at its session, with the party of the sign-up.
-- $1 requests
select wish.id, going.people
from lift_request wish
join sign_up going on (going.session_id, going.subject) = (wish.session_id, wish.passenger)
where wish.id = any ($1)
  and going.state = 'GOING'
