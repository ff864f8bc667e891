import { saveFile } from './save-file.ts';

/** Pixels of the PNG per unit of the picture, so that it is sharp on fine screens and in print. */
const SHARPNESS = 2;

/** Saves an SVG as PNG. */
export async function savePicture(svg: string, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width * SHARPNESS;
    canvas.height = picture.height * SHARPNESS;
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (made !== null) saveFile(`${name}.png`, made, 'image/png');
  } finally {
    URL.revokeObjectURL(url);
  }
}
