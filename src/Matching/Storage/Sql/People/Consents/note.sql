-- Notes a yes or a no. $1 id, $2 campaign, $3 subject, $4 purpose, $5 version of the wording, $6 whether it is a yes, $7 stated age or null, $8 now
insert into consent_event (id, campaign, subject, purpose, wording_version, given, stated_age, happened_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
