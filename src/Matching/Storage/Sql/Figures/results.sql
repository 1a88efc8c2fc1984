-- Every seat's result of one election, with the votes by party, most first, then by name.
-- $1 boundary set, $2 election
select r.code, r.electorate, r.valid_votes, r.first_party, r.second_party, r.majority, v.parties, v.votes, v.are_parties
from seat_result r
cross join lateral (
    select coalesce(array_agg(party order by votes desc, party collate "C"), '{}')    as parties,
           coalesce(array_agg(votes order by votes desc, party collate "C"), '{}')    as votes,
           coalesce(array_agg(is_party order by votes desc, party collate "C"), '{}') as are_parties
    from seat_votes
    where (boundary_set, election, code) = (r.boundary_set, r.election, r.code)
) v
where r.boundary_set = $1 and r.election = $2
