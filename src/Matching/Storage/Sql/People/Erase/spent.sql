-- What the person has done today of what is limited, kept by hashes alone: nobody begins the day anew by having themselves erased. Before anything is emptied. $1 campaign, $2 subject, $3 a day ago, $4 now
insert into spent (campaign, keys, kind, number, spent_at)
select $1, person_keys($1, $2, (select address_key from person where (campaign, subject) = ($1, $2))), made.kind, made.number, made.at
from (
    select 'REQUESTS' as kind, count(*) as number, max(created_at) as at from lift_request where campaign = $1 and passenger = $2 and created_at > $3
    union all
    select 'REPORTS', count(*), max(created_at) from report where campaign = $1 and reporter = $2 and created_at > $3
    union all
    select 'BLOCKS', number, since from block_made where campaign = $1 and blocker = $2 and since > $3
    union all
    select 'MOVES', sum(moves), max(moved_since) from lift_offer where campaign = $1 and driver = $2 and moved_since > $3
    union all
    select 'SHOWN', count(distinct subject), max(shown_at) from disclosure where campaign = $1 and reader = $2 and day = ($4::timestamptz at time zone 'Europe/London')::date
) made
where made.number > 0
