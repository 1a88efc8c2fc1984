-- How many plans of a campaign are still to be made.
-- $1 campaign
select count(*)::integer from plan where campaign = $1 and state in ('QUEUED', 'RUNNING')
