-- The offers that a session concerns: those that go there, and those that carry passengers who do.
-- $1 session
select id
from lift_offer
where session_id = $1
  and state = 'ACTIVE'
union
select told.offer_id
from booking told
join lift_request wish on wish.id = told.request_id
where wish.session_id = $1
  and told.state in ('REQUESTED', 'ACCEPTED')
