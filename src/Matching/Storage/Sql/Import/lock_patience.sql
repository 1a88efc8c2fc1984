-- How long to wait for another import.
set local lock_timeout = '60s'
