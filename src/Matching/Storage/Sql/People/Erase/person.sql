-- $1 person, $2 nobody, $3 now
update person
set subject = $2, state = 'ERASED', address_key = null, email_sealed = null, phone_sealed = null, name_sealed = '', contact = 'NONE', age = 'UNKNOWN', asked_at = null,
    version = version + 1, updated_at = $3
where id = $1
