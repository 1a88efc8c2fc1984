-- Tells every replica, on commit and never before, that a release of this kind has changed.
-- $1 kind
select pg_notify('releases', $1)
