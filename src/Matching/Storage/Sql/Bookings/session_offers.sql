-- The offers that a session concerns: those that go there, and those that carry passengers who do, or were asked by one; and whether it is more than asked.
-- $1 session
select concerned.id, bool_or(concerned.binds)
from (select id, true as binds
      from lift_offer
      where session_id = $1
        and state = 'ACTIVE'
      union all
      select told.offer_id, told.state = 'ACCEPTED'
      from booking told
      join lift_request wish on wish.id = told.request_id
      where wish.session_id = $1
        and told.state in ('REQUESTED', 'ACCEPTED')) concerned
group by concerned.id
