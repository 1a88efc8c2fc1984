-- A report, held until the transaction ends. $1 id
select told.id, told.campaign, told.session_id, session.seat_code, told.reported, told.outcome, told.created_at, told.resolved_at
from report told
join session on session.id = told.session_id
where told.id = $1
for update of told
