-- Shows that its maker lives and how far it has come; no row where somebody else has taken it over.
-- $1 id, $2 who holds it, $3 until when it is theirs, $4 progress
update plan set held_until = $3, progress = $4::jsonb where id = $1 and holder = $2 returning stopping
