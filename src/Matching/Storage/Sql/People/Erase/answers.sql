-- Answers kept for the person, and those kept for others that name them; not the erasure's own, which says no more than when. $1 subject, $2 the erasure's rpc
delete from write_once
where subject = $1 and rpc <> $2
   or strpos(answer::text, to_json($1::text)::text) > 0
