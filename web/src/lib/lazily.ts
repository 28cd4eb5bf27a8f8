import { type ComponentType, lazy } from 'react';

/** A component by its name in a chunk of its own, loaded when it is first drawn. */
export function lazily<Name extends string, Props>(
  name: Name,
  load: () => Promise<Record<Name, ComponentType<Props>>>,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}
