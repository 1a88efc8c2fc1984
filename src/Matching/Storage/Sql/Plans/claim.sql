-- Takes the oldest plan that nobody makes, or whose maker has fallen silent.
-- $1 who takes it, $2 now, $3 until when it is theirs
update plan
set state = 'RUNNING', holder = $1, held_until = $3, attempts = attempts + 1
where id = (select id
            from plan
            where state = 'QUEUED'
               or (state = 'RUNNING' and held_until <= $2)
            order by created_at, id
            limit 1
            for update skip locked)
returning id, attempts
