-- Only the import lock is waited for impatiently: a reader may hold the old partition for longer.
set local lock_timeout = 0
