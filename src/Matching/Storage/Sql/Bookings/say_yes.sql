-- Notes a yes that is not the last.
-- $1 booking, $2 the driver's, $3 the passenger's, $4 now
update booking
set driver_yes = driver_yes or $2, passenger_yes = passenger_yes or $3, version = version + 1, updated_at = $4
where id = $1
