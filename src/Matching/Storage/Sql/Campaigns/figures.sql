-- What the loaded releases say to the figures that a campaign names: the boundary set meant, the election meant within it, whether the party
-- stood there as a party, and which of the listed seats are none of the set.
-- $1 boundary set, empty for the newest; $2 election, empty for the set's latest; $3 party, empty for none; $4 seat codes
with meant as (
    select max(boundary_set collate "C") as boundary_set
    from release
    where kind = 'SEATS' and replaced_at is null and ($1 = '' or boundary_set = $1)
), counted as (
    select max(r.election collate "C") as election
    from release r
    join meant using (boundary_set)
    where r.kind = 'RESULTS' and r.replaced_at is null and ($2 = '' or r.election = $2)
)
select meant.boundary_set,
       counted.election,
       $3 = '' or exists(
           select 1
           from seat_votes v
           where v.boundary_set = meant.boundary_set and v.election = counted.election and v.party = $3 and v.is_party),
       array(
           select code
           from unnest($4::text[]) as listed (code)
           where not exists(select 1 from seat s where s.boundary_set = meant.boundary_set and s.code = listed.code))
from meant, counted
