import { DestinationFault, PageConflict } from '../fault.ts';
import type { Kind } from '../kind.ts';
import type { Line } from '../line.ts';
import { cloudApi } from './cloud-api.ts';
import type { ConfluenceApi, ConfluenceSettings } from './confluence-api.ts';
import { dataCenterApi } from './data-center-api.ts';
import { pushConfluence } from './push-confluence.ts';

export const confluenceCloud = kindBy<ConfluenceSettings & { email: string }>(cloudApi);
export const confluenceDataCenter = kindBy<ConfluenceSettings>(dataCenterApi);

function kindBy<S extends ConfluenceSettings>(
  open: (settings: S, secret: string, line: Line) => ConfluenceApi,
): Kind<S> {
  return {
    check: async (settings, secret, line) => {
      const api = open(settings, secret, line);
      const { name, mayCreate } = await api.describeSpace();
      if (mayCreate === false)
        throw new DestinationFault(`The space “${name}” can be read, but this account may not add pages to it.`);
      const parent = settings.parentId && (await api.find(settings.parentId));
      if (settings.parentId && !parent)
        throw new DestinationFault(
          `There is no page ${settings.parentId} to put pages under, or the account cannot see it.`,
        );
      return `Pages go to the space “${name}”${parent ? `, under “${parent.title}”` : ''}.`;
    },
    push: (page, settings, secret, line, known, keep) =>
      pushConfluence(open(settings, secret, line), page, settings.labels, line, known, keep),
    remove: async (settings, secret, line, { remoteId, remoteVersion }) => {
      const api = open(settings, secret, line);
      const current = await api.find(remoteId);
      if (!current) return;
      if (remoteVersion !== null && current.version > Number(remoteVersion)) throw new PageConflict('edited');
      await api.remove(remoteId);
    },
    // Of Cloud the e-mail too: it is half of what signs in.
    placeOf: (settings) => [settings.site, 'email' in settings ? settings.email : ''].join(' '),
  };
}
