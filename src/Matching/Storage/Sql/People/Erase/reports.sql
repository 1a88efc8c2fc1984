-- What was told by the person or of them; who they were is nobody. That whom it concerns is barred stands in a row of its own. $1 campaign, $2 subject, $3 nobody
update report
set reporter = case reporter when $2 then $3 else reporter end, reported = case reported when $2 then $3 else reported end,
    resolved_by = case resolved_by when $2 then $3 else resolved_by end,
    told_sealed = case when $2 in (reporter, reported) then '' else told_sealed end
where campaign = $1
  and $2 in (reporter, reported, resolved_by)
