-- Bars whom a report tells of, also under their address. $1 report, $2 campaign, $3 subject, $4 now
insert into bar (report, campaign, subject, address_key, created_at)
select $1, $2, $3, (select address_key from person where (campaign, subject) = ($2, $3)), $4
on conflict do nothing
