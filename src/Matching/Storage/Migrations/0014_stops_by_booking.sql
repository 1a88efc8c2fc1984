-- The guards of a booking look for its stops at every commit: without this they read every stop of every car.
create index lift_stop_booking on lift_stop (booking_id, direction);
