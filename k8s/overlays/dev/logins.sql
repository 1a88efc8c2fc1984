-- Before the first migration, which takes roles that are there: a login for requests and one for background work, each a member of one role alone.
create role matching_service nologin;
create role matching_worker nologin;
create role matching_requests login password 'for-development-only' in role matching_service;
create role matching_background login password 'for-development-only' in role matching_worker;
