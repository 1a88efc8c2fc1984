-- What the person told the organisers. $1 campaign, $2 subject
select told.id owner, told.id, told.session_id session, told.booking_id booking, told.offer_id lift_offer, told.request_id lift_request, told.told_sealed report, told.outcome, told.created_at, told.resolved_at
from report told
where told.campaign = $1
  and told.reporter = $2
order by told.id
