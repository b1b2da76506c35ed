import { ActionIcon, Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconChevronRight,
  IconFileImport,
  IconKey,
  IconListDetails,
  IconLock,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
  IconTable,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { BreakGlass } from '../features/identity/break-glass.tsx';
import { ChangePassword } from '../features/identity/change-password.tsx';
import { useSignOut } from '../features/identity/use-sign-out.ts';
import { useMay, useMayToday, useSession } from '../lib/session.ts';
import { usePageTitle } from '../lib/use-title.ts';
import { railLink, railWord } from '../ui/app-frame.tsx';
import classes from './frame-parts.module.css';
import { type AppPage, KEPT_PAGES, WORK_PAGES } from './pages.ts';
import { appStrings } from './strings.ts';

export function RailLinks() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <>
      {WORK_PAGES.map((page) => (
        <PageLink key={page.to} page={page} />
      ))}
      <ImportMenu isActive={path.startsWith('/import/')} />
      {KEPT_PAGES.map((page) => (
        <PageLink key={page.to} page={page} />
      ))}
    </>
  );
}

/** A page that may not be opened is not offered. */
function PageLink({ page: { to, word, letter, capability, Icon } }: { readonly page: AppPage }) {
  const held = useSession()?.capabilities ?? [];
  if (capability !== null && !held.includes(capability)) return null;
  return (
    <Link
      to={to}
      className={railLink}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      aria-keyshortcuts={`G ${letter.toUpperCase()}`}
    >
      <Icon size={19} stroke={1.6} aria-hidden="true" />
      <span className={railWord}>{word}</span>
    </Link>
  );
}

/** The ways in; a way that may be taken nowhere is not offered. */
function ImportMenu({ isActive }: { readonly isActive: boolean }) {
  const mayRegister = useMayToday('register.import');
  const mayPlans = useMayToday('plan.import');
  const mayCreate = useMayToday('project.create');
  if (!mayRegister && !mayPlans && !mayCreate) return null;
  return (
    <Menu position="right-start" offset={8} width={300}>
      <Menu.Target>
        <button type="button" className={railLink} data-active={isActive}>
          <IconFileImport size={19} stroke={1.6} aria-hidden="true" />
          <span className={railWord}>{appStrings.import}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayRegister ? (
          <WayIn
            to="/import/register"
            icon={<IconTable size={16} stroke={1.6} />}
            title={appStrings.importRegister}
            hint={appStrings.importRegisterHint}
          />
        ) : null}
        {mayPlans ? (
          <WayIn
            to="/import/plans"
            icon={<IconListDetails size={16} stroke={1.6} />}
            title={appStrings.importPlans}
            hint={appStrings.importPlansHint}
          />
        ) : null}
        {mayCreate && (mayRegister || mayPlans) ? <Menu.Divider /> : null}
        {mayCreate ? (
          <Menu.Item component={Link} to="/projects/new" leftSection={<IconPlus size={16} stroke={1.6} />}>
            {appStrings.newProject}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

type WayInProps = {
  readonly to: '/import/register' | '/import/plans';
  readonly icon: React.ReactNode;
  readonly title: string;
  readonly hint: string;
};

function WayIn({ to, icon, title, hint }: WayInProps) {
  return (
    <Menu.Item component={Link} to={to} leftSection={icon}>
      {title}
      <span className={classes.hint}>{hint}</span>
    </Menu.Item>
  );
}

export function Crumbs({ organisation }: { readonly organisation: string }) {
  const page = usePageTitle();
  return (
    <>
      <Link to="/" className={classes.crumb}>
        {organisation}
      </Link>
      <IconChevronRight size={14} stroke={1.6} aria-hidden="true" className={classes.parting} />
      <span className={classes.current} aria-current="page">
        {page}
      </span>
    </>
  );
}

export function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const label = scheme === 'dark' ? appStrings.lightTheme : appStrings.darkTheme;
  const Icon = scheme === 'dark' ? IconSun : IconMoon;
  return (
    <ActionIcon
      variant="subtle"
      className={classes.tool ?? ''}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <Icon size={19} stroke={1.6} />
    </ActionIcon>
  );
}

export function AccountMenu({ name, email }: { readonly name: string; readonly email: string }) {
  const signOut = useSignOut();
  const navigate = useNavigate();
  const mayBreakGlass = useMay('project.break-glass');
  const [open, setOpen] = useState<'password' | 'glass' | null>(null);
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <UnstyledButton className={classes.self ?? ''} aria-label={appStrings.account(name)} title={name}>
            {initialsOf(name)}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {appStrings.signedInAs} <strong className={classes.who}>{name}</strong>
            <span className={classes.hint}>{email}</span>
          </Menu.Label>
          <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} stroke={1.6} />}>
            {appStrings.yourAccount}
          </Menu.Item>
          {mayBreakGlass ? (
            <Menu.Item leftSection={<IconLock size={16} stroke={1.6} />} onClick={() => setOpen('glass')}>
              {appStrings.breakGlass}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconKey size={16} stroke={1.6} />} onClick={() => setOpen('password')}>
            {appStrings.changePassword}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
            {appStrings.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'password' ? <ChangePassword onClose={() => setOpen(null)} /> : null}
      {open === 'glass' ? (
        <BreakGlass
          onClose={() => setOpen(null)}
          onOpened={(projectId) => {
            setOpen(null);
            void navigate({ to: '/projects/$projectId', params: { projectId } });
          }}
        />
      ) : null}
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((each) => each !== '');
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}
