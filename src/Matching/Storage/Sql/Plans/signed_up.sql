-- People at each session who are signed up and have asked for a lift, with the party of the sign-up.
-- $1 requests
select wish.session_id, sum(going.people)::integer
from lift_request wish
join sign_up going on (going.session_id, going.subject) = (wish.session_id, wish.passenger)
where wish.id = any ($1)
  and going.state = 'GOING'
group by wish.session_id
