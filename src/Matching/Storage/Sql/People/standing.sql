-- What a person is and may do: the grant to their address, whenever it was made, what they have agreed to, and whether they are barred.
-- Whether they were not yet noted as seen today; last, whether they are 16 or 17 in a campaign for adults.
-- $1 campaign, $2 subject, $3 now
select person.id, person.state, person.name_sealed, granted.role, granted.seats, person.age, agreed.purposes, agreed.versions,
       exists (select from bar where bar.campaign = person.campaign and bar.subject = person.subject)
       or exists (select from bar where bar.campaign = person.campaign and bar.address_key = person.address_key),
       person.state = 'ASKED' or person.state = 'ACTIVE' and person.last_seen_on < ($3::timestamptz at time zone 'Europe/London')::date,
       person.age = 'SIXTEEN_OR_SEVENTEEN' and exists (select from campaign where campaign.id = person.campaign and not campaign.minors_welcome)
from person
left join role_grant granted on (granted.campaign, granted.address_key) = (person.campaign, person.address_key)
cross join lateral (
    select coalesce(array_agg(purpose order by purpose), '{}') purposes, coalesce(array_agg(wording_version order by purpose), '{}') versions
    from consent
    where (consent.campaign, consent.subject) = (person.campaign, person.subject)
) agreed
where person.campaign = $1
  and person.subject = $2
