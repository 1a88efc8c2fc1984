-- Notes that this database is the one that serves: before a backup of it, and once a copy is freed of who was erased since.
insert into copy_mark (system_identifier, database)
select server.system_identifier, here.oid
from pg_control_system() server
join pg_database here on here.datname = current_database()
on conflict (sole) do update set system_identifier = excluded.system_identifier, database = excluded.database
