-- Notes a plan to be made, where there is such a campaign.
-- $1 id, $2 campaign, $3 start of the window, $4 its end, $5 seconds at most, $6 units of work at most, $7 now
insert into plan (id, campaign, window_from, window_until, time_limit_seconds, work_limit, created_at)
select $1, id, $3, $4, $5, $6, $7 from campaign where id = $2
