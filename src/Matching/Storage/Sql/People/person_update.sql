-- Changes what a person says of themselves; nothing where the version is another by now.
-- $1 id, $2 version, $3 sealed name, $4 sealed number or null, $5 contact, $6 now
update person
set name_sealed = $3, phone_sealed = $4, contact = $5, version = version + 1, updated_at = $6
where id = $1
  and version = $2
  and state <> 'ERASED'
returning id, campaign, subject, name_sealed, email_sealed, phone_sealed, contact, age, version, created_at, updated_at
