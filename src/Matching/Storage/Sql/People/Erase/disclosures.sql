-- That something was shown stays written down; of whom and to whom does not. $1 campaign, $2 subject, $3 nobody
update disclosure
set subject = case subject when $2 then $3 else subject end, reader = case reader when $2 then $3 else reader end
where campaign = $1
  and $2 in (subject, reader)
