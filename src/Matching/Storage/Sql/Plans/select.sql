-- Plans, as PlanRow reads them; which ones is said in a file of its own.
select id, campaign, window_from, window_until, time_limit_seconds, work_limit, state, stopping, progress, outcome, created_at, ended_at
from plan
