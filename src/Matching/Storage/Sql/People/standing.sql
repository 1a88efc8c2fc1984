-- What a person is and may do: the grant to their address, whenever it was made.
-- $1 campaign, $2 subject
select person.id, person.state, person.name_sealed, granted.role, granted.seats
from person
left join role_grant granted on (granted.campaign, granted.address_key) = (person.campaign, person.address_key)
where person.campaign = $1
  and person.subject = $2
