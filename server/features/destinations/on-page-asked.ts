import { reaction } from '#server/platform/reaction.ts';
import { sendPage } from './send-page.ts';

export const sendWhenAsked = reaction('destination-page-asked', 'send', (ctx, { pageId }) => sendPage(ctx, pageId));
