/** One path per icon on a 24 px grid, drawn with round strokes of 2 px; `filled` is the part painted inside. */
interface IconShape {
  readonly stroke: string;
  readonly filled?: string;
}

const SHAPES = {
  access: {
    stroke: 'M10.3 4.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0zM4.5 9 12 10l7.5-1M12 10v4.5L8.5 21M12 14.5 15.5 21',
  },
  ask: { stroke: 'M6 3.5h8l4.5 4.5v12.5H6zM10 11.3c.2-2.8 4.3-2.5 4 .1-.2 1.5-2 1.6-2 3.2m0 2.6v.1' },
  back: { stroke: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5m0-4.5v4.5h4.5' },
  ballot: { stroke: 'M4 12.5h16v8H4zM7 12.5V3.5h10v9m-7-4.7 1.6 1.6L14.5 6.3M10 16.5h4' },
  bank: { stroke: 'M4 9.5 12 4l8 5.5zM6 9.5v8m4-8v8m4-8v8m4-8v8M4 20.5h16' },
  bell: { stroke: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4' },
  book: { stroke: 'M12 6c-2-1.7-4.5-2-8-2v14c3.5 0 6 .3 8 2 2-1.7 4.5-2 8-2V4c-3.5 0-6 .3-8 2zm0 0v14' },
  cal: {
    stroke: 'M6 5.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-12a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM4 10.5h16M8.5 3v4m7-4v4',
  },
  check: { stroke: 'M5 12.5l4.5 4.5L19 7.5' },
  clock: { stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 7v5.5l3.5 2' },
  code: { stroke: 'M8.5 7.5l-5 4.5 5 4.5m7-9 5 4.5-5 4.5' },
  coins: {
    stroke:
      'M4.5 6.5a7.5 3 0 1 0 15 0a7.5 3 0 1 0-15 0zM4.5 6.5V12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6.5M4.5 12v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V12',
  },
  copy: { stroke: 'M10.5 8.5h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM15.5 8.5v-5h-12v12h5' },
  desk: { stroke: 'M3 8h18M5 8v12m14-12v12M9 8v5h6V8' },
  down: { stroke: 'M12 5v14m-5.5-5.5L12 19l5.5-5.5' },
  download: { stroke: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 20h15' },
  eye: {
    stroke: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
  },
  file: { stroke: 'M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 13h6m-6 3.5h6' },
  flag: { stroke: 'M6 21V4h11.5l-2.5 4 2.5 4H6' },
  gear: {
    stroke:
      'M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM12 3v3m0 12v3M3 12h3m12 0h3M5.6 5.6l2.1 2.1m8.6 8.6 2.1 2.1M5.6 18.4l2.1-2.1m8.6-8.6 2.1-2.1',
  },
  globe: {
    stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z',
  },
  half: { stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0z', filled: 'M12 3v18a9 9 0 0 0 0-18z' },
  hide: {
    stroke:
      'M4 4l16 16M9.5 6a9.6 9.6 0 0 1 2.5-.4c6 0 9.5 6.4 9.5 6.4a17 17 0 0 1-3 3.7M6.3 7.7A16.5 16.5 0 0 0 2.5 12S6 18.5 12 18.5a9.3 9.3 0 0 0 4-.9',
  },
  home: { stroke: 'M4 11 12 4l8 7v9.5h-5.5v-6h-5v6H4z' },
  info: { stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 11v5.5M12 7.6v.1' },
  key: { stroke: 'M3.5 14.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0zM11.3 11.3l8.2-8.2M16 6.5l3 3' },
  left: { stroke: 'M19 12H5m5.5-5.5L5 12l5.5 5.5' },
  link: { stroke: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1m2 3.7a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1' },
  list: { stroke: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1m-.1 5.5h.1m-.1 5.5h.1' },
  lock: {
    stroke: 'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.5V8a4 4 0 0 1 8 0v2.5',
  },
  mail: {
    stroke:
      'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-14a1.5 1.5 0 0 1-1.5-1.5v-10a1.5 1.5 0 0 1 1.5-1.5zM4 7l8 6 8-6',
  },
  menu: { stroke: 'M4 7h16M4 12h16M4 17h16' },
  minus: { stroke: 'M5 12h14' },
  no: { stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM9 9l6 6m0-6-6 6' },
  ok: { stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8 12.3l2.8 2.8L16 9.6' },
  pause: { stroke: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM10 9v6m4-6v6' },
  pen: { stroke: 'M4 20.5h16M6.5 16.5l.6-3.4L16 4.2l2.8 2.8-8.9 8.9z' },
  petition: { stroke: 'M6 3.5h12v11M6 3.5v17h6M9 8h6m-6 4h4m1.5 8.3 1-3 5-5 2 2-5 5z' },
  phone: { stroke: 'M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-6a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18.5h2' },
  pin: {
    stroke:
      'M12 21c4.7-5.3 7-8.8 7-11.6A7 7 0 0 0 5 9.4C5 12.2 7.3 15.7 12 21zM9.7 9.5a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0z',
  },
  plug: { stroke: 'M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-12 0zm6 9v4' },
  plus: { stroke: 'M12 5v14M5 12h14' },
  print: { stroke: 'M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z' },
  right: { stroke: 'M5 12h14m-5.5-5.5L19 12l-5.5 5.5' },
  search: { stroke: 'M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM15.5 15.5l5 5' },
  send: { stroke: 'M4 12h10m-4-4.5L14.5 12 10 16.5M19.5 4v16' },
  share: {
    stroke:
      'M3.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM15 5.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM15 18.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM8.3 10.8l7-4m-7 6.4 7 4',
  },
  shield: { stroke: 'M12 3.5 5 6v5.5c0 4.5 2.8 7.4 7 9 4.2-1.6 7-4.5 7-9V6zM9 12l2.2 2.2L15.2 10' },
  sim: { stroke: 'M7 3.5h7l4 4v13H7zM10 12h5v5h-5zm0 2.5h5' },
  stats: { stroke: 'M4 20.5h16M7 17v-5m5 5V6m5 11V9' },
  talk: { stroke: 'M4 5h16v11.5h-8.5L7 20.5v-4H4zM8 9.2h8m-8 3.3h5' },
  tools: {
    stroke: 'M14.5 6.5a4 4 0 0 1 5-1.5l-2.5 2.5.5 2 2 .5 1.5-1.5a4 4 0 0 1-5.5 4L8 20l-3-3 8-7.5a4 4 0 0 1 1.5-3z',
  },
  trash: { stroke: 'M5 6.5h14M9.5 6.5v-3h5v3M7 6.5l1 14h8l1-14' },
  up: { stroke: 'M12 19V5m-5.5 5.5L12 5l5.5 5.5' },
  user: { stroke: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6' },
  users: {
    stroke:
      'M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM2.5 20c.6-3.5 3.1-5.5 6.5-5.5s5.9 2 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.5m2.5 3c2 .8 3.2 2.6 3.6 5.2',
  },
  warn: { stroke: 'M12 4 2.8 19.5h18.4zM12 10v4.2m0 2.6v.1' },
  x: { stroke: 'M6 6l12 12M18 6 6 18' },
} as const satisfies Record<string, IconShape>;

/** Names of the platform's icons. */
export type IconName = keyof typeof SHAPES;

/** All icon names in the order of the alphabet, for the gallery. */
export const ICON_NAMES = Object.keys(SHAPES) as IconName[];

/** Shape of an icon. */
export function iconShape(name: IconName): IconShape {
  return SHAPES[name];
}
