-- $1 id, $2 what came of it, $3 who says so, $4 now
update report
set outcome = $2, resolved_by = $3, resolved_at = $4
where id = $1
