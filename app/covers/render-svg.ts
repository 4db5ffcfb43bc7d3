/** Drawings as pixels, made beside the event loop with the bundled font alone. */
import { renderAsync } from '@resvg/resvg-js'
import { FAMILY, fontFiles } from './font.ts'

export interface Raster {
  /** RGBA, line by line. */
  pixels: Buffer
  width: number
  height: number
}

/** `width` in pixels; the height follows from the drawing. */
export async function renderSvg(svg: string, width: number): Promise<Raster> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FAMILY },
  })
  return { pixels: image.pixels, width: image.width, height: image.height }
}
