-- Notes a yes or a no. $1 campaign, $2 subject, $3 purpose, $4 version of the wording, $5 whether it is a yes, $6 stated age or null, $7 now
insert into consent_event (campaign, subject, purpose, wording_version, given, stated_age, happened_at)
values ($1, $2, $3, $4, $5, $6, $7)
