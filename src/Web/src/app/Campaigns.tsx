import { Button } from '../design';
import { DemoTag } from '../design/DemoTag';
import { common } from '../words/common';
import { campaign, choices } from './settings';

/** Asks which campaign is meant, where there are several and nothing says which. */
export function Campaigns() {
  const w = common();
  if (campaign.value || choices.value.length === 0) return null;
  return (
    <section class="stack" aria-label={w.chooseCampaign}>
      <h2>{w.chooseCampaign}</h2>
      <div class="row">
        {choices.value.map(one => (
          <Button key={one.id} kind="quiet" onClick={() => (campaign.value = one)}>
            {one.name} <DemoTag of={one} />
          </Button>
        ))}
      </div>
    </section>
  );
}
