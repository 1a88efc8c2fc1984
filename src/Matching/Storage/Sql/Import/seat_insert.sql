-- The new seats. The hub lies on the surface of the outline's largest part; of equal parts the first.
-- $1 boundary set, $2 release
insert into seat (boundary_set, code, name, nation, region, outline, hub, release_id)
select $1, stage.code, stage.name, stage.nation, stage.region, stage.outline, st_pointonsurface(part.geom), $2
from seat_stage stage
cross join lateral (
    select dump.geom
    from st_dump(stage.outline) dump
    order by st_area(dump.geom) desc, dump.path
    limit 1
) part
order by stage.code
