-- A Mapbox vector tile of seats. Outlines are thinned to half a tile unit before they are transformed: at low zooms that is most of the work.
-- $1 z, $2 x, $3 y; $4 boundary set; $5 codes, $6 marginal, $7 margins as shares, $8 kinds, $9 weights, side by side; $10 tolerance in metres
select coalesce(st_asmvt(layer, 'seats', 4096, 'geom'), '')
from (
    select s.code,
           s.name,
           a.marginal,
           a.margin_share,
           a.kind,
           a.weight,
           st_asmvtgeom(st_transform(st_simplify(s.outline, $10, true), 3857), st_tileenvelope($1, $2, $3), 4096, 64, true) as geom
    from unnest($5::text[], $6::boolean[], $7::double precision[], $8::text[], $9::double precision[]) a (code, marginal, margin_share, kind, weight)
    join seat s on s.boundary_set = $4 and s.code = a.code
    order by s.code
) layer
where geom is not null
