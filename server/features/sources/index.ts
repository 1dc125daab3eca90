import { createSource } from './create-source.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listSources } from './list-sources.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { retryDelivery } from './retry-delivery.ts';
import { updateSource } from './update-source.ts';

export const sourceOperations = [
  listSources,
  createSource,
  updateSource,
  listDeliveries,
  retryDelivery,
  receiveWebhook,
];
