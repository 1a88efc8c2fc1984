-- Whether somebody was erased after a token of theirs was issued, or in the same moment. $1 campaign, $2 subject, $3 when it was issued
select exists (select from erasure where (campaign, subject) = ($1, $2) and erased_at >= $3)
