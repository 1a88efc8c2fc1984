-- The offers of one session whose legs have not been drawn anew since it moved. Follows offer_select.sql.
-- $1 session
where exists (select 1 from lift_leg l where l.offer_id = lift_offer.id and l.session_id = $1 and l.live and l.budget_seconds = 'infinity')
