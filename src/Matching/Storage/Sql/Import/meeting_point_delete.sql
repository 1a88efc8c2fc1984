-- The old meeting points.
delete from meeting_point
