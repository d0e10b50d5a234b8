import { commandPage } from './command-page.ts';
import { cyclePage, monthPage } from './cycle-page.ts';
import { dropPage } from './drop-page.ts';
import { mailPage } from './mail-page.ts';
import { mailboxPage } from './mailbox-page.ts';
import { peoplePage } from './people-page.ts';
import { formsPage, ledgerPage, tasksPage } from './record-pages.ts';
import type { Content, Scene } from './scene.ts';
import { writePage } from './write-page.ts';

/** The page that an address names; undefined when none has it. */
export async function contentOf(scene: Scene, { pathname, searchParams }: URL): Promise<Content | undefined> {
  const [, room, name] = /^\/([a-z]+)\/([^/]+)$/.exec(pathname) ?? [];
  if (room !== undefined && name !== undefined) return oneOf(scene, room, name, searchParams);
  switch (pathname) {
    case '/':
      return peoplePage(scene);
    case '/cycle':
      return cyclePage(scene);
    case '/ledger':
      return ledgerPage(scene);
    case '/forms':
      return formsPage(scene, searchParams.get('person'));
    case '/tasks':
      return tasksPage(scene);
    case '/write':
      return writePage(scene, searchParams.get('person'));
    case '/command':
      return commandPage(scene);
    case '/drop':
      return dropPage(scene, searchParams.get('person'));
    default:
      return undefined;
  }
}

async function oneOf(scene: Scene, room: string, name: string, query: URLSearchParams): Promise<Content | undefined> {
  switch (room) {
    case 'mail':
      return mailPage(scene, Number(name), query.get('show'));
    case 'person': {
      const { record, letters } = scene.view;
      const address = decoded(name);
      const isKnown = record.cast.has(address) || letters.some(({ letter }) => letter.address === address);
      return isKnown ? mailboxPage(scene, address) : undefined;
    }
    case 'timeline':
      return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(name) ? monthPage(scene, name) : undefined;
    default:
      return undefined;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
