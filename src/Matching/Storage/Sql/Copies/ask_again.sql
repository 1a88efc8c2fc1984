-- A copy does not know who has answered since it was made: whoever was asked whether they want to stay is asked anew.
update person
set state = 'ACTIVE', asked_at = null
where state = 'ASKED'
