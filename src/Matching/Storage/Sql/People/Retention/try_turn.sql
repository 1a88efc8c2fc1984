-- One replica at a time: what two would hold, they would hold in different orders. Whoever comes second leaves it to the first. $1 number of the lock
select pg_try_advisory_xact_lock($1)
