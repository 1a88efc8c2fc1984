-- Removes what people said of times that are long over. $1 over before, $2 most rows, $3 now
delete from availability
where id = any (array(select id from availability where window_until < least($1, $3::timestamptz) order by window_until limit $2 for update skip locked))
returning id, subject
