-- Looks at what is over no more, so that it does not stand first among what is due for ever. Whatever somebody holds is left for the next time.
-- $1 now, $2 most rows
update lift_occurrence
set look_at = 'infinity'
where (series_id, date) in (
    select series_id, date
    from lift_occurrence
    where state <> 'SKIPPED'
      and look_at <= $1
      and home_at <= $1
    limit $2
    for update skip locked)
