-- That somebody agreed, and in which words, stays as the proof that nothing was done without; who, and how old they said they were, does not. $1 campaign, $2 subject, $3 nobody
update consent_event
set subject = $3, stated_age = null
where (campaign, subject) = ($1, $2)
