import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';

const PETROL: MantineColorsTuple = [
  '#f2f9fb',
  '#e3f2f4',
  '#c9e6ea',
  '#a8d6dd',
  '#7dc1cc',
  '#4c9ca8',
  '#16707b',
  '#015b65',
  '#00454d',
  '#013036',
];

type Colors = ReturnType<VariantColorsResolver>;

const BORDER = '1px solid var(--line-strong)';
const NO_BORDER = '1px solid transparent';

const VARIANTS: Record<string, Colors> = {
  filled: {
    background: 'var(--accent-fill)',
    hover: 'var(--accent-fill-hover)',
    color: 'var(--on-accent)',
    border: NO_BORDER,
  },
  default: {
    background: 'transparent',
    hover: 'var(--hover)',
    color: 'var(--text)',
    border: BORDER,
  },
  subtle: {
    background: 'transparent',
    hover: 'var(--hover)',
    color: 'var(--text-2)',
    border: NO_BORDER,
  },
  danger: {
    background: 'transparent',
    hover: 'var(--danger-soft)',
    color: 'var(--danger-text)',
    border: BORDER,
  },
};

/** Buttons speak in roles (filled, default, subtle, danger), never in a colour of a ramp. */
const variantColorResolver: VariantColorsResolver = ({ variant }) => {
  const colors = VARIANTS[variant];
  if (colors === undefined) throw new Error(`There is no variant "${variant}" here.`);
  return colors;
};

/** Everything that is a plain value lives in styles/tokens.css; Mantine reads it from there. */
export const theme = createTheme({
  colors: { petrol: PETROL },
  primaryColor: 'petrol',
  variantColorResolver,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { variant: 'default' } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        // Its <header> would be taken for another banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    // Without an element that only takes the first focus: a menu may hold items alone.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    SegmentedControl: { defaultProps: { transitionDuration: 120, withItemsBorders: false } },
  },
});
