import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import { type Measure, tell } from './telemetry';

/** Measures how fast the page that was opened came and answers, and tells it. Once a load. */
export function watchVitals(): void {
  // They come late, maybe when another page is shown: they belong to the one that was loaded.
  const opened = location.pathname;
  const told = (name: Measure) => (metric: { value: number }) => tell(name, metric.value, opened);
  onLCP(told('lcp'));
  onINP(told('inp'));
  onCLS(told('cls'));
  onFCP(told('fcp'));
  onTTFB(told('ttfb'));
}
