-- Tells the planner of what was stored in bulk, so that the first searches are planned as well as later ones.
analyze session, sign_up, lift_offer, lift_leg, lift_request
