-- Live requests for sessions. Follows Lifts/request_select.sql.
-- $1 sessions
where session_id = any ($1)
  and state = 'OPEN'
order by id
