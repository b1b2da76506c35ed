import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../docs/img/', import.meta.url));

type View = { readonly name: string; readonly scheme: 'light' | 'dark'; readonly isPhone: boolean };

const VIEWS: readonly View[] = [
  { name: 'light', scheme: 'light', isPhone: false },
  { name: 'dark', scheme: 'dark', isPhone: false },
  { name: 'light-phone', scheme: 'light', isPhone: true },
  { name: 'dark-phone', scheme: 'dark', isPhone: true },
];

export type Studio = {
  /** Opens the address in each view, waits for the text and keeps a picture of each as `<name>-<view>.png`. */
  readonly take: (name: string, address: string, text: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** One profile per view, all of one account. */
export async function openStudio(
  browser: Browser,
  baseURL: string,
): Promise<Studio & { readonly signIn: (cookie: string) => Promise<void> }> {
  const sets = await Promise.all(
    VIEWS.map(async (view) => ({ view, context: await contextOf(browser, baseURL, view) })),
  );
  return {
    signIn: async (cookie) => {
      const [name = '', value = ''] = cookie.split('=');
      for (const { context } of sets) await context.addCookies([{ name, value, url: baseURL }]);
    },
    take: async (name, address, text) => {
      for (const { view, context } of sets)
        await takeOne(context, { path: `${FOLDER}${name}-${view.name}.png`, address, text });
    },
    close: async () => {
      for (const { context } of sets) await context.close();
    },
  };
}

async function contextOf(browser: Browser, baseURL: string, { scheme, isPhone }: View): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
}

async function takeOne(
  context: BrowserContext,
  { path, address, text }: { readonly path: string; readonly address: string; readonly text: string },
): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText(text).first().waitFor();
  await page.waitForLoadState('load');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
}
