-- Live requests for sessions. Whoever is 16 or 17 and has no seat yet is not among them (young.sql). Follows Lifts/request_select.sql.
-- $1 sessions
where session_id = any ($1)
  and state = 'OPEN'
  and (age <> 'SIXTEEN_OR_SEVENTEEN' or exists (select from booking told where told.request_id = lift_request.id and told.state = 'ACCEPTED'))
order by id
