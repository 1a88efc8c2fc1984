-- Counts people of one more list, unless the campaign's lists have named as many in a day as they may. Rows of the lists are counted, not letters: the answer tells nothing of who is known.
-- $1 campaign, $2 how many, $3 now, $4 a day ago, $5 most
insert into spent (campaign, keys, kind, number, spent_at)
select $1, '{}', 'LISTED', $2, $3
where (select coalesce(sum(number), 0) from spent where campaign = $1 and kind = 'LISTED' and spent_at > $4) + $2 <= $5
