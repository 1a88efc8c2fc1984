-- Those whom a plan sends, in the order given, as they stand now: what they had said, what came of the question, and in whose car they would ride. First names are those that organisers see anyway: of whoever was asked, and of drivers who have offered their car.
-- $1 plan, $2 availabilities, $3 the availability or offer that each would ride with, null where with nobody
select sent.id, free.terms_sealed, asked.name, asked.people, asked.state, coalesce(driver.name, offer.driver_name)
from unnest($2::uuid[], $3::uuid[]) with ordinality sent (id, car, place)
left join availability free on free.id = sent.id
left join sign_up asked on (asked.plan_id, asked.availability_id) = ($1, sent.id)
left join sign_up driver on (driver.plan_id, driver.availability_id) = ($1, sent.car)
left join lift_offer offer on offer.id = sent.car
order by sent.place
