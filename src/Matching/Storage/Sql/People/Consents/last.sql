-- The last yes and the last word of a person, of each purpose on which they ever said yes: a no that answers none, of who came back after an erasure, says nothing.
-- $1 campaign, $2 subject
select distinct on (purpose) purpose,
       case when given then wording_version else yes.version end,
       case when given then happened_at else yes.at end,
       case when not given then happened_at end
from consent_event word
left join lateral (
    select before.wording_version version, before.happened_at at
    from consent_event before
    where (before.campaign, before.subject, before.purpose) = (word.campaign, word.subject, word.purpose)
      and before.given
    order by before.number desc
    limit 1
) yes on true
where word.campaign = $1
  and word.subject = $2
  and (word.given or yes.version is not null)
order by purpose, number desc
