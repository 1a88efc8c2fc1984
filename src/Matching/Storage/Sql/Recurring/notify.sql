-- Tells every replica that there are occurrences to look at.
select pg_notify('lift_series', '')
