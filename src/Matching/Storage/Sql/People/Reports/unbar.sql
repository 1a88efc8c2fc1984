-- $1 report
delete from bar
where report = $1
