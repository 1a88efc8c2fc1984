-- Empties series that make no offers any more, and of which every session ended long ago. No date is made of one from then on.
-- $1 ended until then, $2 most rows, $3 now
update lift_series
set terms_sealed = '', emptied_at = $3, kept_until = greatest(kept_until, end_date)
where id = any (array(
    select series.id
    from lift_series series
    where series.emptied_at is null
      and case series.state when 'ACTIVE' then (series.end_date + 1)::timestamp at time zone 'Europe/London' else series.updated_at end <= $1
      and not exists (
            select
            from lift_occurrence told
            join session on session.id = told.session_id
            where told.series_id = series.id
              and session.ends_at > $1)
    limit $2
    for no key update skip locked))
returning id, driver
