-- Built once after the rows; it also proves that no code stands twice.
-- {table} the release's table
alter table {table} add primary key (code)
