-- The legs of offers with their stops in driving order, outward first.
-- $1 ids of the offers
select leg.offer_id, leg.direction, leg.start_not_before, leg.start_not_after,
       (select jsonb_agg(jsonb_build_array(stop.booking_id, encode(stop.position_sealed, 'base64'), stop.load_change, stop.not_before, stop.not_after)
                         order by stop.ordinal)::text
        from lift_stop stop
        where stop.offer_id = leg.offer_id and stop.direction = leg.direction)
from lift_leg leg
where leg.offer_id = any ($1)
order by leg.offer_id, leg.direction
