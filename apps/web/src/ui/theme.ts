import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  InputBase,
  type MantineColorsTuple,
  Menu,
  NativeSelect,
  PasswordInput,
  Popover,
  rem,
  Select,
  Tabs,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';
import controls from './controls.module.css';

/** Warm paper greys for the light theme, cool graphite for the dark one; Mantine keeps the two apart. */
const gray: MantineColorsTuple = [
  '#FBFAF8',
  '#F6F5F2',
  '#EFEDE9',
  '#E6E3DD',
  '#D3CFC7',
  '#8A857B',
  '#6F6A62',
  '#57534D',
  '#3A3733',
  '#1D1C1A',
];
const dark: MantineColorsTuple = [
  '#ECEDEF',
  '#B3B8C1',
  '#949AA5',
  '#767C88',
  '#3B3F47',
  '#2A2D33',
  '#1A1C20',
  '#16181B',
  '#121316',
  '#0C0D0F',
];
const sight: MantineColorsTuple = [
  '#EAF0FD',
  '#D3E0FA',
  '#BBD0FF',
  '#9BBAFF',
  '#7EA6FF',
  '#5A86EC',
  '#3D6DDC',
  '#2456C9',
  '#1F4BB3',
  '#183B8E',
];

const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  if (input.variant === 'filled') return { ...resolved, color: 'var(--sl-on-accent)' };
  if (input.variant === 'subtle') return { ...resolved, color: 'var(--sl-accent-text)', hover: 'var(--sl-accent-bg)' };
  return resolved;
};

const field = {
  size: 'sm',
  classNames: {
    input: controls.input,
    label: controls.label,
    description: controls.description,
    error: controls.error,
  },
};

export const theme = createTheme({
  primaryColor: 'sight',
  primaryShade: { light: 7, dark: 4 },
  colors: { gray, dark, sight },
  black: '#1D1C1A',
  fontFamily: "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif",
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(18) },
  lineHeights: { xs: '1.334', sm: '1.4', md: '1.43', lg: '1.375', xl: '1.334' },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(3), sm: rem(5), md: rem(6) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, classNames: { root: controls.button } }),
    TextInput: TextInput.extend({ defaultProps: field }),
    InputBase: InputBase.extend({ defaultProps: field }),
    NativeSelect: NativeSelect.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({
      defaultProps: {
        ...field,
        classNames: { ...field.classNames, input: controls.passwordBox, visibilityToggle: controls.eye },
      },
    }),
    Select: Select.extend({
      defaultProps: {
        ...field,
        comboboxProps: { shadow: 'none' },
        classNames: { ...field.classNames, dropdown: controls.floating },
      },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'none', transitionProps: { duration: 80 } },
      classNames: { dropdown: controls.floating },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'none', transitionProps: { duration: 80 } },
      classNames: { dropdown: controls.floating },
    }),
    Tabs: Tabs.extend({ classNames: { tab: controls.tab, list: controls.tabList } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 300, withArrow: false, multiline: true, maw: 320 },
      classNames: { tooltip: controls.tooltip },
    }),
  },
});

/** Mantine's own colours point at our tokens, so that a Mantine control and our own never differ. */
const onTokens = {
  '--mantine-color-body': 'var(--sl-surface)',
  '--mantine-color-text': 'var(--sl-text)',
  '--mantine-color-dimmed': 'var(--sl-text2)',
  '--mantine-color-placeholder': 'var(--sl-text3)',
  '--mantine-color-error': 'var(--sl-red)',
  '--mantine-color-anchor': 'var(--sl-accent-text)',
  '--mantine-color-default': 'var(--sl-surface)',
  '--mantine-color-default-hover': 'var(--sl-sunken)',
  '--mantine-color-default-color': 'var(--sl-text)',
  '--mantine-color-default-border': 'var(--sl-line2)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: onTokens, dark: onTokens });
