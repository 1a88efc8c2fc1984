-- Completes an accepted booking; its seats stay in the story of the journey.
-- $1 booking, $2 now
update booking
set state = 'COMPLETED', version = version + 1, updated_at = $2
where id = $1
  and state = 'ACCEPTED'
