-- Takes it back; what was taken back stays so.
-- $1 id, $2 now
update availability
set state = 'CANCELLED', updated_at = $2
where id = $1 and state = 'OPEN'
