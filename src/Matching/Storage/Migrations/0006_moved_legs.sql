-- Legs of sessions that moved wait here to be drawn anew; nearly always there is none, and finding that out costs one page.
create index lift_leg_moved on lift_leg (session_id) where live and budget_seconds = 'infinity';
