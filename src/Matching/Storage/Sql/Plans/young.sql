-- Live requests of people of 16 or 17 who have no seat yet: a plan cannot say beside whom they ride (decision 718).
-- $1 sessions
select id from lift_request
where session_id = any ($1)
  and state = 'OPEN'
  and age = 'SIXTEEN_OR_SEVENTEEN'
  and not exists (select from booking told where told.request_id = lift_request.id and told.state = 'ACCEPTED')
order by id
