-- Asks for a plan's search to be ended; one that has ended stays as it is.
-- $1 id
update plan set stopping = true where id = $1 and state in ('QUEUED', 'RUNNING')
