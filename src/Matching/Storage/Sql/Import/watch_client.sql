-- A killed import must free its lock even in the middle of a long statement, so the server looks every second whether its client lives.
set local client_connection_check_interval = '1s'
