-- Whether this database was put back from a backup, and not yet freed of who was erased since. The mark is of where the backup was taken.
select exists (
    select
    from copy_mark
    cross join pg_control_system() server
    join pg_database here on here.datname = current_database()
    where (copy_mark.system_identifier, copy_mark.database) <> (server.system_identifier, here.oid))
