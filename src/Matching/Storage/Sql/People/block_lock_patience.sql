-- How long a block waits for bookings that are under way, which meanwhile make all later ones wait behind it.
set local lock_timeout = '3s'
