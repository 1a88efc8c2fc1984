-- Notes that somebody of a development run, whom nobody asks, agrees to everything; once.
-- $1 campaign, $2 subject, $3 purposes, $4 versions of their wordings, $5 now
insert into consent_event (campaign, subject, purpose, wording_version, given, happened_at)
select $1, $2, purpose, version, true, $5
from unnest($3::text[], $4::integer[]) as asked (purpose, version)
where exists (select from person where (person.campaign, person.subject) = ($1, $2))
  and not exists (select from consent_event earlier where (earlier.campaign, earlier.subject) = ($1, $2))
