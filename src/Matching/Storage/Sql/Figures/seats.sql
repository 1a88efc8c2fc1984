-- Every seat of one boundary set, for the in-memory atlas. Little-endian WKB is read straight into packed arrays.
-- $1 boundary set
select code, name, nation, region, st_asbinary(outline, 'NDR'), st_x(hub), st_y(hub)
from seat
where boundary_set = $1
order by code
