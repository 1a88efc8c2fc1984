-- Tells whether there is a campaign that is no demo: its organisers want no made-up people beside theirs.
select exists (select from campaign where not demo)
