-- People of 16 and 17 who still take part in something of a campaign that does not welcome them any more. $1 now, $2 most
select person.campaign, person.subject
from person
join campaign on campaign.id = person.campaign
where person.age = 'SIXTEEN_OR_SEVENTEEN'
  and not campaign.minors_welcome
  and (exists (select from lift_request wish where (wish.campaign, wish.passenger, wish.state) = (person.campaign, person.subject, 'OPEN'))
       or exists (select from sign_up told
                  join session on session.id = told.session_id
                  where told.subject = person.subject
                    and session.campaign = person.campaign
                    and told.state <> 'CANCELLED'
                    and session.ends_at > $1))
order by person.campaign, person.subject
limit $2
