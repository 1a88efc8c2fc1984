-- Whether an erasure of the journal is still to be made here: this copy has the campaign, and nothing of the erasure. $1 campaign, $2 subject, $3 when
select exists (select from campaign where id = $1)
   and not exists (select from erasure where (campaign, subject, erased_at) = ($1, $2, $3))
