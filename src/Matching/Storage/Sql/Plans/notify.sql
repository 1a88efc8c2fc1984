-- Tells every replica that there is a plan to make.
select pg_notify('plan', '')
