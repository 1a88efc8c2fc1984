-- Removes what a person said of times that they are free; sign-ups that came of it stay, and no longer say so. $1 campaign, $2 subject
delete from availability
where campaign = $1
  and subject = $2
