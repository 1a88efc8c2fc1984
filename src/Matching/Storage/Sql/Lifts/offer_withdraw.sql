-- Cancels a person's live offer to a session that they no longer come to, and takes its legs out of every search.
-- $1 session, $2 driver, $3 now
with withdrawn as (
    update lift_offer
    set state = 'CANCELLED', version = version + 1, updated_at = $3
    where session_id = $1 and driver = $2 and state = 'ACTIVE'
    returning id
)
update lift_leg
set live = false
where offer_id in (select id from withdrawn)
