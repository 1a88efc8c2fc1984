-- What a person is and may do: the grant to their address, whenever it was made, and what they have agreed to.
-- $1 campaign, $2 subject
select person.id, person.state, person.name_sealed, granted.role, granted.seats, person.age, agreed.purposes, agreed.versions
from person
left join role_grant granted on (granted.campaign, granted.address_key) = (person.campaign, person.address_key)
cross join lateral (
    select coalesce(array_agg(purpose order by purpose), '{}') purposes, coalesce(array_agg(wording_version order by purpose), '{}') versions
    from consent
    where (consent.campaign, consent.subject) = (person.campaign, person.subject)
) agreed
where person.campaign = $1
  and person.subject = $2
