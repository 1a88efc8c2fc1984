-- Whether the server answers at all. Touches no table, so that no lock can hold it up.
select 1
