-- What came to the database with people's rights is under the rule of campaign_roles too.
call keep_to_campaign('consent_event', 'campaign = current_setting(''matching.campaign'', true)');
call keep_to_campaign('consent', 'campaign = current_setting(''matching.campaign'', true)');
