-- Takes back that a person would go anywhere, before any session is held: who is about to ask them to come either sees this, or is seen by what is read next.
-- $1 campaign, $2 subject, $3 now
update availability
set state = 'CANCELLED', updated_at = $3
where campaign = $1
  and subject = $2
  and state = 'OPEN'
