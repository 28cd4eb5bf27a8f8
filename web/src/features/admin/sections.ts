/** The admin's pages besides the overview, as their addresses name them. */
export const SECTIONS = ['rooms', 'people', 'jobs', 'disputes', 'usage'] as const;

export type Section = (typeof SECTIONS)[number];

export function isSection(name: string): name is Section {
  return SECTIONS.some((one) => one === name);
}
