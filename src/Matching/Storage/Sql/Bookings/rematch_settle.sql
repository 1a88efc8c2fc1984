-- Takes somebody off the list, unless they were freed again since.
-- $1 request, $2 attempts as they were when this was taken
delete from rematch
where request_id = $1
  and attempts = $2
