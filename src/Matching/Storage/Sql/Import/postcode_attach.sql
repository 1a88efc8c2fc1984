-- From the commit on, readers find the new release.
-- {table} the release's table, {release} its release
alter table postcode attach partition {table} for values in ({release})
