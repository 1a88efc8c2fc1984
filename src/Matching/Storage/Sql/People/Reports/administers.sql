-- Whether a person's address is an administrator's. $1 campaign, $2 subject
select exists (
    select
    from person
    join role_grant granted on (granted.campaign, granted.address_key) = (person.campaign, person.address_key)
    where (person.campaign, person.subject) = ($1, $2)
      and granted.role = 'ADMINISTRATOR')
