-- Sessions that moved, and have legs that have not been drawn anew since.
select distinct session_id
from lift_leg
where live and budget_seconds = 'infinity'
