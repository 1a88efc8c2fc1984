-- Counts a change of where or when a car drives, of an offer that the transaction holds. Nothing is counted where its driver has made as many within a day, of whatever offers, also under whom they were before
-- they were erased.
-- $1 offer, $2 now, $3 a day ago, $4 most
update lift_offer
set moves = case when moved_since > $3 then moves + 1 else 1 end,
    moved_since = case when moved_since > $3 then moved_since else $2 end
where id = $1
  and (select coalesce(sum(own.moves), 0) from lift_offer own where own.driver = lift_offer.driver and own.moved_since > $3) + spent_by(driver, 'MOVES', $3) < $4
