import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, set through the CSSOM. */
    [property: `--${string}`]: string | number | undefined;
  }
}
