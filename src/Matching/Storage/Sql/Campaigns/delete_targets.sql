-- Takes a campaign's targets away before the new ones are stored.
-- $1 slug
delete from campaign_target where campaign = $1
