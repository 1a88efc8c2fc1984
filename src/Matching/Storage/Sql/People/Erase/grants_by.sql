-- $1 campaign, $2 subject, $3 nobody
update role_grant
set granted_by = $3
where campaign = $1
  and granted_by = $2
