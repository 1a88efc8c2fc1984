-- Gives a plan back that its maker cannot go on with, since it is told to stop: another begins at once.
-- $1 id, $2 who holds it
update plan set state = 'QUEUED', holder = null, held_until = null, attempts = attempts - 1 where id = $1 and holder = $2
