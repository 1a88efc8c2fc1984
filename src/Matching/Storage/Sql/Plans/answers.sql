-- What those have answered whom a plan has asked to come, with their live offer and request to the session.
-- $1 plan
select asked.availability_id, asked.state, offer.id, wish.id
from sign_up asked
left join lift_offer offer on (offer.session_id, offer.driver, offer.state) = (asked.session_id, asked.subject, 'ACTIVE')
left join lift_request wish on (wish.session_id, wish.passenger, wish.state) = (asked.session_id, asked.subject, 'OPEN')
where asked.plan_id = $1
  and asked.availability_id is not null
