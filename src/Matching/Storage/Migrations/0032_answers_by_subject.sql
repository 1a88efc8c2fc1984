-- Answers that tell of what is emptied are found by whose they are, in whichever campaign.
create index write_once_subject on write_once (subject);
