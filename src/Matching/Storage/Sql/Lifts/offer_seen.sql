-- One offer, unless its reader and its driver are kept apart. Follows offer_select.sql.
-- $1 id, $2 the reader's subject, or null for one who sees it all the same
where id = $1
  and ($2::text is null or driver <> all (kept_apart($2)))
