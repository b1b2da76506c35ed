import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../tools/chromium.mjs';

const executablePath = findChromium();

/** For `describe.skipIf`: the only reason why a browser test is skipped. */
export const noChromium = executablePath === null || !existsSync(executablePath);

/** Chromium without a sandbox (the tests run as root in containers) and without calls to the outside. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export type View = { readonly width: number; readonly height: number; readonly colorScheme: 'light' | 'dark' };

export const DESKTOP: View = { width: 1440, height: 900, colorScheme: 'light' };
export const PHONE: View = { width: 390, height: 844, colorScheme: 'light' };

/** A page of its own profile. What the page reports as an error, or fails to load, is collected in `faults`. */
export async function openPage(
  browser: Browser,
  baseURL: string,
  view: View = DESKTOP,
): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly faults: string[] }> {
  const { colorScheme, ...viewport } = view;
  const context = await browser.newContext({
    baseURL,
    viewport,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedRefusal(message.text())) faults.push(`console: ${message.text()}`);
  });
  return { page, context, faults };
}

/** The browser logs every answer of 400 or more; refusals are part of the product. */
function isExpectedRefusal(text: string): boolean {
  return /Failed to load resource: the server responded with a status of 4\d\d/.test(text);
}
