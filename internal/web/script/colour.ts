import { Coding, Theme } from './api'
import { state } from './state'

type RGB = [number, number, number]

const dark = matchMedia('(prefers-color-scheme: dark)')
const papers: Record<'light' | 'dark', RGB> = { light: [243, 238, 228], dark: [32, 36, 40] } // --side of app.css, the darker and lighter of the two grounds

// whenItTurns calls back where the day turns to night.
export function whenItTurns(draw: () => void): void { dark.addEventListener('change', draw) }

// colourOf gives the colour of a theme as it can be told from the page, light or
// dark. A theme without one of its own gets one by its place, spread by the
// golden angle. Colour is never the only sign: names stand beside it.
export function colourOf(theme: Theme | undefined, place: number): string {
  const key = `${theme?.colour ?? place} ${dark.matches}`
  let seen = made.get(key)
  if (!seen) made.set(key, seen = css(readable((theme?.colour && rgbOf(theme.colour)) || ofHue((place * 137.508) % 360))))
  return seen
}

const made = new Map<string, string>()

// placeOf gives a theme's place among the themes of use and those retired.
export function placeOf(id: string): number { return state.study.themes.findIndex(t => t.id === id) }

export function colour(c: Coding): string { return colourOf(state.themeOf(c.theme), placeOf(c.theme)) }

// rgbOf reads #rgb and #rrggbb.
function rgbOf(text: string): RGB | undefined {
  const m = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())
  if (!m) return undefined
  const hex = m[1].length === 3 ? [...m[1]].map(c => c + c).join('') : m[1]
  return [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16)) as RGB
}

// ofHue gives a colour of 55 % saturation and 45 % lightness.
function ofHue(hue: number): RGB {
  const s = 0.55, l = 0.45
  return [0, 8, 4].map(n => {
    const k = (n + hue / 30) % 12
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }) as RGB
}

// readable moves a colour towards black, or white in the dark, until it has the
// contrast of 3 to 1 that WCAG 2.2 (1.4.11) asks of what is not text.
function readable(c: RGB): RGB {
  const night = dark.matches
  const paper = papers[night ? 'dark' : 'light']
  let out = c
  for (let step = 0; step <= 20 && contrast(out, paper) < 3; step++) {
    const t = step / 20
    out = c.map(v => Math.round(v + ((night ? 255 : 0) - v) * t)) as RGB
  }
  return out
}

const css = (c: RGB) => `rgb(${c.join(' ')})`

// luminance and contrast are those of WCAG 2.2.
function luminance(c: RGB): number {
  const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: RGB, b: RGB): number {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p)
  return (x + 0.05) / (y + 0.05)
}
