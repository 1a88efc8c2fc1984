-- Shares that are computed anew, and shares in seats that are no more.
-- $1 boundary set, $2 areas
delete from place_area_seat share
where share.boundary_set = $1
    and (share.area = any ($2) or not exists (select from seat where seat.boundary_set = $1 and seat.code = share.seat_code))
