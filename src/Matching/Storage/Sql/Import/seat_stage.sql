-- Seats arrive here by COPY; the hub is then made by the database.
create temp table seat_stage (
    code    text not null,
    name    text not null,
    nation  text not null,
    region  text not null,
    outline geometry(MultiPolygon, 27700) not null
) on commit drop
