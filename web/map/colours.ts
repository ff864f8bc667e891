/**
 * Colours that people with any colour vision can distinguish (Okabe and Ito, 2008, without the yellow,
 * which is invisible on white). Further communities are grey; their names on the map distinguish them.
 */
const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#6b4c9a'];
const DARK = ['#4aa3df', '#f0813c', '#2fc79a', '#e39ac3', '#9ad4f5', '#f5bd3d', '#a98bd6'];
const GREY = { light: '#8a9297', dark: '#7b868b' };

/** The colour of a community by its place; -1: none. */
export function colourOf(community: number, isDark: boolean): string {
  const colours = isDark ? DARK : LIGHT;
  return colours[community] ?? GREY[isDark ? 'dark' : 'light'];
}

/** Communities that have a colour of their own. */
export const COLOURED = LIGHT.length;

/** Colours of the background, the text and the lines between people. */
export function inks(isDark: boolean): {
  paper: string;
  ink: string;
  line: string;
  fade: string;
} {
  return isDark
    ? { paper: '#14181a', ink: '#e8e5df', line: '#2b3337', fade: '#323b40' }
    : { paper: '#fcfbf8', ink: '#20272a', line: '#dedad0', fade: '#e6e3db' };
}
