import { DemoCard } from '../features/demo/demo-card.tsx';
import { SettingsPage } from '../features/organisation/settings-page.tsx';

/** The settings, with the demo as long as it is here. */
export function SettingsRoute() {
  return <SettingsPage after={<DemoCard />} />;
}
