-- Counts a change of where or when a car drives, of an offer that the transaction holds. Nothing is counted where there were as many within a day.
-- $1 offer, $2 now, $3 a day ago, $4 most
update lift_offer
set moves = case when moved_since > $3 then moves + 1 else 1 end,
    moved_since = case when moved_since > $3 then moved_since else $2 end
where id = $1
  and (moved_since is null or moved_since <= $3 or moves < $4)
