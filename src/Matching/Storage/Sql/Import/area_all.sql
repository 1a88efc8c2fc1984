-- Sectors and outcodes with their shares, to keep those that a new release has none of.
select area.code, area.easting, area.northing, area.radius_metres, area.postcodes,
    coalesce(array_agg(share.boundary_set order by share.boundary_set, share.share desc, share.seat_code) filter (where share.area is not null), '{}'),
    coalesce(array_agg(share.seat_code order by share.boundary_set, share.share desc, share.seat_code) filter (where share.area is not null), '{}'),
    coalesce(array_agg(share.share order by share.boundary_set, share.share desc, share.seat_code) filter (where share.area is not null), '{}')
from place_area area
left join place_area_seat share on share.area = area.code
group by area.code
order by area.code
