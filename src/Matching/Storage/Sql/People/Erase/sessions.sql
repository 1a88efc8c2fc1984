-- Sessions that the person made stay; who made them is nobody. $1 campaign, $2 subject, $3 nobody
update session
set created_by = $3, organiser_name = case organiser_name when '' then '' else 'Somebody' end
where campaign = $1
  and created_by = $2
