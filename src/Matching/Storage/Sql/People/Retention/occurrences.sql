-- Empties what single dates of series said of their own, once they are long over. $1 over until then, $2 most rows
update lift_occurrence
set own_terms_sealed = null
where (series_id, date) in (
    select told.series_id, told.date
    from lift_occurrence told
    left join session on session.id = told.session_id
    where told.own_terms_sealed is not null
      and told.home_at <= $1
      and (session.id is null or session.ends_at <= $1)
    limit $2
    for no key update of told skip locked)
