import { signal } from '@preact/signals';
import { answer, api } from '../contract/api';
import { here } from './router';

const told = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';

/** Address of the style that is drawn below the seats; empty for none. */
export const baseStyle = told('base-style');

/** A campaign as the reader sees it. */
export interface Campaign {
  id: string;
  name: string;
  /** Whether everything in it is made up. */
  demo?: boolean;
}

/** The campaign that is shown; null until it is known. */
export const campaign = signal<Campaign | null>(named());

/** The campaigns there are, where the reader must choose. */
export const choices = signal<readonly Campaign[]>([]);

/** Finds out which campaign is meant: what the operator says, what the address says, or the only one there is. */
export async function findCampaign(): Promise<Campaign | null> {
  if (campaign.value) return campaign.value;
  const { campaigns } = await answer(api.GET('/v1/campaigns', { params: { query: { pageSize: 50 } } }));
  const [first] = campaigns;
  if (first && campaigns.length === 1) campaign.value = first;
  else choices.value = campaigns;
  return campaign.value;
}

function named(): Campaign | null {
  const id = told('campaign') || (new URLSearchParams(here.value.search).get('campaign') ?? '');
  return id ? { id, name: '' } : null;
}
