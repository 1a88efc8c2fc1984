-- Removes what was shown too long ago to be asked about, and says that this is meant: for this statement alone the table lets it go. $1 shown before, $2 most rows
with meant as materialized (
    select set_config('matching.forgets_disclosures', 'on', true)
), old as materialized (
    select disclosure.ctid place from meant cross join disclosure where shown_at < $1 order by shown_at limit $2 for update of disclosure skip locked
)
delete from disclosure
where ctid = any (array(select place from old))
