-- Notes that the address is asked. $1 campaign, $2 address key, $3 now
insert into asked_before (campaign, address_key, asked_at)
values ($1, $2, $3)
