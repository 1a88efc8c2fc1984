-- The dates of recurring offers. $1 campaign, $2 subject
select series.id owner, series.id series, told.date, told.state, told.offer_id lift_offer, told.session_id session, told.own_terms_sealed own_terms
from lift_occurrence told
join lift_series series on series.id = told.series_id
where series.campaign = $1
  and series.driver = $2
order by series.id, told.date
