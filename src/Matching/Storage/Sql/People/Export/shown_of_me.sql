-- What of the person was shown. $1 campaign, $2 subject
select null::uuid owner, id, what, booking_id booking, shown_at
from disclosure
where campaign = $1
  and subject = $2
order by shown_at, id
