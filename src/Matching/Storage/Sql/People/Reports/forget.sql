-- What was told in reports that were resolved long ago; that there was one stays, for as long as somebody is barred by it. $1 the instant before which, $2 most rows
update report
set told_sealed = ''
where id in (select id from report where resolved_at < $1 and octet_length(told_sealed) > 0 limit $2)
