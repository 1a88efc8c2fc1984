-- Every sector and outcode with its shares of seats, largest first within a boundary set, then by code.
select a.code, a.kind, a.easting, a.northing, a.radius_metres, s.sets, s.seats, s.shares
from place_area a
cross join lateral (
    select coalesce(array_agg(boundary_set order by boundary_set, share desc, seat_code collate "C"), '{}') as sets,
           coalesce(array_agg(seat_code order by boundary_set, share desc, seat_code collate "C"), '{}')    as seats,
           coalesce(array_agg(share order by boundary_set, share desc, seat_code collate "C"), '{}')        as shares
    from place_area_seat
    where area = a.code
) s
