import { Theme } from './api'

// A theme without a colour of its own gets one by its place, spread by the golden
// angle. Colour is never the only sign: names stand beside it.
// Its lightness keeps it at 3 to 1 from the paper, by day and by night.
export function colourOf(theme: Theme | undefined, place: number): string {
  if (theme?.colour) return theme.colour
  return `hsl(${Math.round((place * 137.508) % 360)} 55% ${night.matches ? 65 : 36}%)`
}

export const night = matchMedia('(prefers-color-scheme: dark)')
