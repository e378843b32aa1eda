var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// packages/ui/src/index.ts
var src_exports = {};
__export(src_exports, {
  ActSplit: () => ActSplit,
  Answer: () => Answer,
  AppMark: () => AppMark,
  Band: () => Band,
  BarChart: () => BarChart,
  Button: () => Button,
  Card: () => Card,
  CheckList: () => CheckList,
  Checkbox: () => Checkbox,
  Checkboxes: () => Checkboxes,
  Chip: () => Chip,
  Columns: () => Columns,
  CopyCode: () => CopyCode,
  Counters: () => Counters,
  Crest: () => Crest,
  Crumbs: () => Crumbs,
  DateText: () => DateText,
  DayGrid: () => DayGrid,
  DeadlineLine: () => DeadlineLine,
  DeadlineSum: () => DeadlineSum,
  DescriptionList: () => DescriptionList,
  DeskFooter: () => DeskFooter,
  DeskLayout: () => DeskLayout,
  EmptyState: () => EmptyState,
  ErrorSummary: () => ErrorSummary,
  FallenStitch: () => FallenStitch,
  Field: () => Field,
  FieldError: () => FieldError,
  Fieldset: () => Fieldset,
  FileList: () => FileList,
  FilterPanel: () => FilterPanel,
  FilterTag: () => FilterTag,
  Fold: () => Fold,
  GRID_SIZE: () => GRID_SIZE,
  GoLink: () => GoLink,
  HBars: () => HBars,
  Heading: () => Heading,
  HeadingRow: () => HeadingRow,
  Hero: () => Hero,
  ICON_NAMES: () => ICON_NAMES,
  Icon: () => Icon,
  IconButton: () => IconButton,
  ItemList: () => ItemList,
  KeysetPagination: () => KeysetPagination,
  Kicker: () => Kicker,
  LinkButton: () => LinkButton,
  ListRow: () => ListRow,
  LoginChoice: () => LoginChoice,
  Meta: () => Meta,
  MetaItem: () => MetaItem,
  Meter: () => Meter,
  MoneyText: () => MoneyText,
  Notice: () => Notice,
  NumberedPagination: () => NumberedPagination,
  Official: () => Official,
  OfficialStrip: () => OfficialStrip,
  OpenRow: () => OpenRow,
  OptionalMark: () => OptionalMark,
  PageMain: () => PageMain,
  PrintOnly: () => PrintOnly,
  Progress: () => Progress,
  Prose: () => Prose,
  Radios: () => Radios,
  ReviewList: () => ReviewList,
  SaveBar: () => SaveBar,
  SearchForm: () => SearchForm,
  Select: () => Select,
  SettingsField: () => SettingsField,
  SettingsGroup: () => SettingsGroup,
  ShareList: () => ShareList,
  SignCard: () => SignCard,
  SiteFooter: () => SiteFooter,
  SiteHeader: () => SiteHeader,
  Skeleton: () => Skeleton,
  SkipLink: () => SkipLink,
  SortForm: () => SortForm,
  Split: () => Split,
  StatNumbers: () => StatNumbers,
  Steps: () => Steps,
  StitchedOrnament: () => StitchedOrnament,
  StitchedTile: () => StitchedTile,
  Table: () => Table,
  Tag: () => Tag,
  TaskList: () => TaskList,
  TextButton: () => TextButton,
  TextInput: () => TextInput,
  TextLink: () => TextLink,
  Textarea: () => Textarea,
  TimeLeft: () => TimeLeft,
  Timeline: () => Timeline,
  UserMenu: () => UserMenu,
  Wordmark: () => Wordmark,
  contrast: () => contrast,
  deriveSkin: () => deriveSkin,
  htmlAttributes: () => htmlAttributes,
  pageNumbers: () => pageNumbers,
  skinCss: () => skinCss,
  skinHash: () => skinHash,
  stitchGrid: () => stitchGrid,
  stitchPath: () => stitchPath,
  uiCatalogue: () => uiCatalogue,
  wiringOf: () => wiringOf
});

// packages/ui/src/appearance.ts
function htmlAttributes(locale, { preset, theme, contrast: contrast2, size }) {
  return {
    lang: locale,
    "data-preset": preset === "state" ? preset : void 0,
    "data-theme": theme,
    "data-contrast": contrast2,
    "data-size": size
  };
}

// packages/ui/src/components/heading/heading.tsx
import { jsx } from "react/jsx-runtime";
function Heading(props) {
  const { level, ...rest } = props;
  const Tag2 = `h${level}`;
  return /* @__PURE__ */ jsx(Tag2, { ...rest });
}

// packages/ui/src/icons/icon-shapes.ts
var SHAPES = {
  access: {
    stroke: "M10.3 4.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0zM4.5 9 12 10l7.5-1M12 10v4.5L8.5 21M12 14.5 15.5 21"
  },
  ask: { stroke: "M6 3.5h8l4.5 4.5v12.5H6zM10 11.3c.2-2.8 4.3-2.5 4 .1-.2 1.5-2 1.6-2 3.2m0 2.6v.1" },
  back: { stroke: "M4 12a8 8 0 1 0 2.5-5.8L4 8.5m0-4.5v4.5h4.5" },
  ballot: { stroke: "M4 12.5h16v8H4zM7 12.5V3.5h10v9m-7-4.7 1.6 1.6L14.5 6.3M10 16.5h4" },
  bank: { stroke: "M4 9.5 12 4l8 5.5zM6 9.5v8m4-8v8m4-8v8m4-8v8M4 20.5h16" },
  bell: { stroke: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4" },
  book: { stroke: "M12 6c-2-1.7-4.5-2-8-2v14c3.5 0 6 .3 8 2 2-1.7 4.5-2 8-2V4c-3.5 0-6 .3-8 2zm0 0v14" },
  cal: {
    stroke: "M6 5.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-12a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM4 10.5h16M8.5 3v4m7-4v4"
  },
  check: { stroke: "M5 12.5l4.5 4.5L19 7.5" },
  clock: { stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 7v5.5l3.5 2" },
  code: { stroke: "M8.5 7.5l-5 4.5 5 4.5m7-9 5 4.5-5 4.5" },
  coins: {
    stroke: "M4.5 6.5a7.5 3 0 1 0 15 0a7.5 3 0 1 0-15 0zM4.5 6.5V12c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6.5M4.5 12v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V12"
  },
  copy: { stroke: "M10.5 8.5h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM15.5 8.5v-5h-12v12h5" },
  desk: { stroke: "M3 8h18M5 8v12m14-12v12M9 8v5h6V8" },
  down: { stroke: "M12 5v14m-5.5-5.5L12 19l5.5-5.5" },
  download: { stroke: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 20h15" },
  eye: {
    stroke: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"
  },
  file: { stroke: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 13h6m-6 3.5h6" },
  flag: { stroke: "M6 21V4h11.5l-2.5 4 2.5 4H6" },
  gear: {
    stroke: "M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0zM12 3v3m0 12v3M3 12h3m12 0h3M5.6 5.6l2.1 2.1m8.6 8.6 2.1 2.1M5.6 18.4l2.1-2.1m8.6-8.6 2.1-2.1"
  },
  globe: {
    stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z"
  },
  half: { stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0z", filled: "M12 3v18a9 9 0 0 0 0-18z" },
  hide: {
    stroke: "M4 4l16 16M9.5 6a9.6 9.6 0 0 1 2.5-.4c6 0 9.5 6.4 9.5 6.4a17 17 0 0 1-3 3.7M6.3 7.7A16.5 16.5 0 0 0 2.5 12S6 18.5 12 18.5a9.3 9.3 0 0 0 4-.9"
  },
  home: { stroke: "M4 11 12 4l8 7v9.5h-5.5v-6h-5v6H4z" },
  info: { stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM12 11v5.5M12 7.6v.1" },
  key: { stroke: "M3.5 14.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0zM11.3 11.3l8.2-8.2M16 6.5l3 3" },
  left: { stroke: "M19 12H5m5.5-5.5L5 12l5.5 5.5" },
  link: { stroke: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1m2 3.7a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1" },
  list: { stroke: "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1m-.1 5.5h.1m-.1 5.5h.1" },
  lock: {
    stroke: "M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8 10.5V8a4 4 0 0 1 8 0v2.5"
  },
  mail: {
    stroke: "M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-14a1.5 1.5 0 0 1-1.5-1.5v-10a1.5 1.5 0 0 1 1.5-1.5zM4 7l8 6 8-6"
  },
  menu: { stroke: "M4 7h16M4 12h16M4 17h16" },
  minus: { stroke: "M5 12h14" },
  no: { stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM9 9l6 6m0-6-6 6" },
  ok: { stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM8 12.3l2.8 2.8L16 9.6" },
  pause: { stroke: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM10 9v6m4-6v6" },
  pen: { stroke: "M4 20.5h16M6.5 16.5l.6-3.4L16 4.2l2.8 2.8-8.9 8.9z" },
  petition: { stroke: "M6 3.5h12v11M6 3.5v17h6M9 8h6m-6 4h4m1.5 8.3 1-3 5-5 2 2-5 5z" },
  phone: { stroke: "M9 2.5h6a2 2 0 0 1 2 2v15a2 2 0 0 1-2 2h-6a2 2 0 0 1-2-2v-15a2 2 0 0 1 2-2zM11 18.5h2" },
  pin: {
    stroke: "M12 21c4.7-5.3 7-8.8 7-11.6A7 7 0 0 0 5 9.4C5 12.2 7.3 15.7 12 21zM9.7 9.5a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0z"
  },
  plug: { stroke: "M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-12 0zm6 9v4" },
  plus: { stroke: "M12 5v14M5 12h14" },
  print: { stroke: "M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z" },
  right: { stroke: "M5 12h14m-5.5-5.5L19 12l-5.5 5.5" },
  search: { stroke: "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0zM15.5 15.5l5 5" },
  send: { stroke: "M4 12h10m-4-4.5L14.5 12 10 16.5M19.5 4v16" },
  share: {
    stroke: "M3.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM15 5.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM15 18.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0zM8.3 10.8l7-4m-7 6.4 7 4"
  },
  shield: { stroke: "M12 3.5 5 6v5.5c0 4.5 2.8 7.4 7 9 4.2-1.6 7-4.5 7-9V6zM9 12l2.2 2.2L15.2 10" },
  sim: { stroke: "M7 3.5h7l4 4v13H7zM10 12h5v5h-5zm0 2.5h5" },
  stats: { stroke: "M4 20.5h16M7 17v-5m5 5V6m5 11V9" },
  talk: { stroke: "M4 5h16v11.5h-8.5L7 20.5v-4H4zM8 9.2h8m-8 3.3h5" },
  tools: {
    stroke: "M14.5 6.5a4 4 0 0 1 5-1.5l-2.5 2.5.5 2 2 .5 1.5-1.5a4 4 0 0 1-5.5 4L8 20l-3-3 8-7.5a4 4 0 0 1 1.5-3z"
  },
  trash: { stroke: "M5 6.5h14M9.5 6.5v-3h5v3M7 6.5l1 14h8l1-14" },
  up: { stroke: "M12 19V5m-5.5 5.5L12 5l5.5 5.5" },
  user: { stroke: "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" },
  users: {
    stroke: "M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0zM2.5 20c.6-3.5 3.1-5.5 6.5-5.5s5.9 2 6.5 5.5M15.5 5.3a3.5 3.5 0 0 1 0 6.5m2.5 3c2 .8 3.2 2.6 3.6 5.2"
  },
  warn: { stroke: "M12 4 2.8 19.5h18.4zM12 10v4.2m0 2.6v.1" },
  x: { stroke: "M6 6l12 12M18 6 6 18" }
};
var ICON_NAMES = Object.keys(SHAPES);
function iconShape(name) {
  return SHAPES[name];
}

// packages/ui/src/components/icon/icon.tsx
import { jsx as jsx2, jsxs } from "react/jsx-runtime";
function Icon({ name, size = "md" }) {
  const { stroke, filled } = iconShape(name);
  return /* @__PURE__ */ jsxs(
    "svg",
    {
      className: size === "lg" ? "icon icon-lg" : "icon",
      viewBox: "0 0 24 24",
      width: "24",
      height: "24",
      "aria-hidden": "true",
      children: [
        /* @__PURE__ */ jsx2("path", { d: stroke }),
        filled ? /* @__PURE__ */ jsx2("path", { d: filled, fill: "currentColor" }) : null
      ]
    }
  );
}

// packages/ui/src/components/list/meta-item.tsx
import { jsx as jsx3, jsxs as jsxs2 } from "react/jsx-runtime";
function MetaItem({ icon, children }) {
  return /* @__PURE__ */ jsxs2("span", { children: [
    /* @__PURE__ */ jsx3(Icon, { name: icon }),
    children
  ] });
}
function Meta({ children }) {
  return /* @__PURE__ */ jsx3("p", { className: "meta", children });
}
function Kicker({ icon, children }) {
  return /* @__PURE__ */ jsxs2("p", { className: "kicker", children: [
    /* @__PURE__ */ jsx3(Icon, { name: icon }),
    children
  ] });
}

// packages/ui/src/components/answer/answer.tsx
import { jsx as jsx4, jsxs as jsxs3 } from "react/jsx-runtime";
function Answer({ id, verdict, icon, title, headingLevel = 2, children }) {
  return /* @__PURE__ */ jsxs3("section", { className: "answer mt-6", "aria-labelledby": id, children: [
    /* @__PURE__ */ jsxs3("header", { children: [
      /* @__PURE__ */ jsx4(Kicker, { icon, children: verdict }),
      /* @__PURE__ */ jsx4(Heading, { level: headingLevel, id, children: title })
    ] }),
    /* @__PURE__ */ jsx4("div", { className: "flow", children })
  ] });
}
function Official({ initials, name, post }) {
  return /* @__PURE__ */ jsxs3("div", { className: "person", children: [
    /* @__PURE__ */ jsx4("span", { className: "mono", "aria-hidden": "true", children: initials }),
    /* @__PURE__ */ jsxs3("p", { children: [
      /* @__PURE__ */ jsx4("b", { children: name }),
      /* @__PURE__ */ jsx4("br", {}),
      /* @__PURE__ */ jsx4("span", { className: "muted sm", children: post })
    ] })
  ] });
}

// packages/i18n/src/locale.ts
var LOCALES = ["uk", "en"];
var DEFAULT_LOCALE = "uk";
var ENGLISH_PREFIX = /^\/en(?=\/|$)/;
function localeFromPath(pathname) {
  if (!ENGLISH_PREFIX.test(pathname)) return { locale: DEFAULT_LOCALE, path: pathname || "/" };
  return { locale: "en", path: pathname.replace(ENGLISH_PREFIX, "") || "/" };
}
function localePath(locale, path) {
  const [, pathname = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const bare = localeFromPath(pathname).path;
  if (locale === DEFAULT_LOCALE) return bare + rest;
  return (bare === "/" ? "/en" : `/en${bare}`) + rest;
}

// packages/i18n/src/catalogues.ts
function freezeDeep(messages) {
  for (const value of Object.values(messages)) if (typeof value === "object") freezeDeep(value);
  return Object.freeze(messages);
}
function loadCatalogues(list) {
  const seen = /* @__PURE__ */ new Set();
  for (const { ns } of list) {
    if (seen.has(ns)) throw new Error(`Two catalogues claim the namespace "${ns}"`);
    seen.add(ns);
  }
  const byLocale = LOCALES.map((locale) => {
    const entries = list.map((catalogue) => [catalogue.ns, freezeDeep(structuredClone(catalogue[locale]))]);
    return [locale, Object.freeze(Object.fromEntries(entries))];
  });
  return Object.freeze(Object.fromEntries(byLocale));
}

// packages/i18n/catalogues/core.en.json
var core_en_default = {
  words: {
    yes: "Yes",
    no: "No",
    or: "or",
    all: "All",
    none: "None",
    save: "Save",
    saveAndLeave: "Save and leave",
    cancel: "Cancel",
    back: "Back",
    next: "Next",
    continue: "Continue",
    send: "Send",
    confirm: "Confirm",
    change: "Change",
    delete: "Delete",
    close: "Close",
    open: "Open",
    show: "Show",
    find: "Find",
    search: "Search",
    filter: "Filters",
    reset: "Reset",
    download: "Download",
    print: "Print",
    copy: "Copy",
    add: "Add",
    signIn: "Sign in",
    signOut: "Sign out",
    tryAgain: "Try again",
    toHome: "To the home page",
    optional: "optional",
    hidden: "hidden",
    today: "today",
    tomorrow: "tomorrow",
    yesterday: "yesterday",
    notSet: "not given",
    draftSaved: "Draft saved at {{time}}",
    updated: "updated {{when}}"
  },
  areas: {
    home: "Home",
    account: "My account",
    desk: "Staff desk",
    settings: "Settings",
    help: "Help",
    openData: "Open data",
    calendar: "Calendar",
    auditLog: "Audit log",
    peopleAndRoles: "People and roles",
    modules: "Modules",
    pages: "Pages and appearance",
    accessibility: "Accessibility",
    personalData: "Personal data",
    siteMap: "Site map",
    participation: "Take part",
    site: "This site",
    state: "State"
  },
  roles: {
    guest: "guest",
    participant: "participant",
    author: "author",
    owner: "site owner",
    moderator: "moderator",
    editor: "editor",
    officer: "officer in charge",
    approver: "approver",
    commissioner: "commission member",
    clerk: "service centre clerk",
    auditor: "auditor"
  },
  time: {
    days_one: "{{count, number}} day",
    days_other: "{{count, number}} days",
    workingDays_one: "{{count, number}} working day",
    workingDays_other: "{{count, number}} working days",
    hours_one: "{{count, number}} hour",
    hours_other: "{{count, number}} hours",
    daysLeft_one: "{{count, number}} day left",
    daysLeft_other: "{{count, number}} days left",
    hoursLeft_one: "{{count, number}} hour left",
    hoursLeft_other: "{{count, number}} hours left",
    daysOverdue_one: "{{count, number}} day overdue",
    daysOverdue_other: "{{count, number}} days overdue",
    until: "until {{when}}"
  },
  errors: {
    "core/not-found": {
      title: "There is no such page",
      body: "The address may be wrong, or the page has moved.",
      next: "Use the search or start from the home page."
    },
    "core/sign-in": {
      title: "Sign in first",
      body: "Only a person who has signed in can do this.",
      next: "Sign in, and we will bring you back here."
    },
    "core/assurance": {
      title: "Confirm who you are",
      body: "The law or the council asks for a confirmed identity here.",
      next: "Confirm with an electronic signature or BankID, or come to the service centre with your passport."
    },
    "core/step-up": {
      title: "Confirm your sign-in again",
      body: "This step matters, and you signed in more than 10 minutes ago. Nothing has changed yet.",
      next: "Confirm, and we will go on from here."
    },
    "core/forbidden": {
      title: "You may not do this",
      body: "Your role does not allow it. Nothing has changed.",
      next: "Ask the site owner for access or pass the case to somebody who has it."
    },
    "core/scope": {
      title: "This is outside your section",
      body: "Your role works in another module or department. Nothing has changed.",
      next: "Pass the case to the officer of that section."
    },
    "core/four-eyes": {
      title: "A second person must agree",
      body: "We recorded the step, but it has not happened yet: another member of staff must approve it.",
      next: "They will see the request on their desk. You will get a letter when they decide."
    },
    "core/own-case": {
      title: "This case is your own",
      body: "Where you are the author or take part, somebody else decides.",
      next: "Pass the case to a colleague."
    },
    "core/bad-input": {
      title: "Check what you wrote",
      body: "Some answers need a correction. Everything you wrote is kept.",
      next: "Correct the fields in the list and send again."
    },
    "core/locked": {
      title: "Somebody is editing this case",
      body: "{{by}} works on it until {{until}}. Your changes were not saved.",
      next: "Wait, or talk to that person."
    },
    "core/conflict": {
      title: "The data changed while you were writing",
      body: "Somebody has already saved another version. Yours was not saved, but its text is still in the form.",
      next: "Compare both versions and save the right one."
    },
    "core/closed": {
      title: "The time is over",
      body: "This ended on {{at}}. Nothing was saved.",
      next: "The page shows the result and the next step."
    },
    "core/frozen": {
      title: "This can no longer be changed",
      body: "The rule is fixed: {{why}}. Nothing has changed.",
      next: "A new value will apply to those that start later."
    },
    "core/form-changed": {
      title: "The form has changed",
      body: "The council changed the questions while you were answering. Your answers are kept.",
      next: "Look through the form again and answer the new questions."
    },
    "core/module-off": {
      title: "This section is not open on this site",
      body: "The council has switched it off.",
      next: "The home page shows what is open now."
    },
    "core/rate-limited": {
      title_one: "Wait {{count, number}} second",
      title_other: "Wait {{count, number}} seconds",
      body: "There were too many requests from your network. Nothing you wrote is lost.",
      next: "Then try again."
    },
    "core/busy": {
      title: "There are too many visitors now",
      body: "You can read, but this step could not be saved.",
      next: "Try again in a minute. The same thing will not be recorded twice."
    },
    "core/outcome-unknown": {
      title: "We do not know whether it was saved",
      body: "The connection broke just when we were recording your step.",
      next: "Press again: if the first time worked, there will be no second record."
    },
    "core/csrf": {
      title: "The form was not sent from this site",
      body: "We refused it so that nobody can act in your name. Nothing has changed.",
      next: "Open the page on our site and send the form from there."
    },
    "core/too-large": {
      title: "Too large to send",
      body: "The text or the files are larger than we accept. Nothing was saved.",
      next: "Make the file smaller or split it."
    },
    "core/unknown-host": {
      title: "There is no council site at this address",
      body: "The address may be wrong, or the site has moved.",
      next: "Check the address on the council's website or notice board."
    }
  }
};

// packages/i18n/catalogues/core.uk.json
var core_uk_default = {
  words: {
    yes: "\u0422\u0430\u043A",
    no: "\u041D\u0456",
    or: "\u0430\u0431\u043E",
    all: "\u0423\u0441\u0456",
    none: "\u041D\u0435\u043C\u0430\u0454",
    save: "\u0417\u0431\u0435\u0440\u0435\u0433\u0442\u0438",
    saveAndLeave: "\u0417\u0431\u0435\u0440\u0435\u0433\u0442\u0438 \u0439 \u0432\u0438\u0439\u0442\u0438",
    cancel: "\u0421\u043A\u0430\u0441\u0443\u0432\u0430\u0442\u0438",
    back: "\u041D\u0430\u0437\u0430\u0434",
    next: "\u0414\u0430\u043B\u0456",
    continue: "\u041F\u0440\u043E\u0434\u043E\u0432\u0436\u0438\u0442\u0438",
    send: "\u041D\u0430\u0434\u0456\u0441\u043B\u0430\u0442\u0438",
    confirm: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0438\u0442\u0438",
    change: "\u0417\u043C\u0456\u043D\u0438\u0442\u0438",
    delete: "\u0412\u0438\u0434\u0430\u043B\u0438\u0442\u0438",
    close: "\u0417\u0430\u043A\u0440\u0438\u0442\u0438",
    open: "\u0412\u0456\u0434\u043A\u0440\u0438\u0442\u0438",
    show: "\u041F\u043E\u043A\u0430\u0437\u0430\u0442\u0438",
    find: "\u0417\u043D\u0430\u0439\u0442\u0438",
    search: "\u041F\u043E\u0448\u0443\u043A",
    filter: "\u0424\u0456\u043B\u044C\u0442\u0440\u0438",
    reset: "\u0421\u043A\u0438\u043D\u0443\u0442\u0438",
    download: "\u0417\u0430\u0432\u0430\u043D\u0442\u0430\u0436\u0438\u0442\u0438",
    print: "\u041D\u0430\u0434\u0440\u0443\u043A\u0443\u0432\u0430\u0442\u0438",
    copy: "\u041A\u043E\u043F\u0456\u044E\u0432\u0430\u0442\u0438",
    add: "\u0414\u043E\u0434\u0430\u0442\u0438",
    signIn: "\u0423\u0432\u0456\u0439\u0442\u0438",
    signOut: "\u0412\u0438\u0439\u0442\u0438",
    tryAgain: "\u0421\u043F\u0440\u043E\u0431\u0443\u0432\u0430\u0442\u0438 \u0449\u0435 \u0440\u0430\u0437",
    toHome: "\u041D\u0430 \u0433\u043E\u043B\u043E\u0432\u043D\u0443",
    optional: "\u043D\u0435\u043E\u0431\u043E\u0432\u2019\u044F\u0437\u043A\u043E\u0432\u043E",
    hidden: "\u043F\u0440\u0438\u0445\u043E\u0432\u0430\u043D\u043E",
    today: "\u0441\u044C\u043E\u0433\u043E\u0434\u043D\u0456",
    tomorrow: "\u0437\u0430\u0432\u0442\u0440\u0430",
    yesterday: "\u0432\u0447\u043E\u0440\u0430",
    notSet: "\u043D\u0435 \u0432\u043A\u0430\u0437\u0430\u043D\u043E",
    draftSaved: "\u0427\u0435\u0440\u043D\u0435\u0442\u043A\u0443 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E \u043E {{time}}",
    updated: "\u043E\u043D\u043E\u0432\u043B\u0435\u043D\u043E {{when}}"
  },
  areas: {
    home: "\u0413\u043E\u043B\u043E\u0432\u043D\u0430",
    account: "\u041C\u0456\u0439 \u043A\u0430\u0431\u0456\u043D\u0435\u0442",
    desk: "\u0420\u043E\u0431\u043E\u0447\u0438\u0439 \u0441\u0442\u0456\u043B",
    settings: "\u041D\u0430\u043B\u0430\u0448\u0442\u0443\u0432\u0430\u043D\u043D\u044F",
    help: "\u0414\u043E\u0432\u0456\u0434\u043A\u0430",
    openData: "\u0412\u0456\u0434\u043A\u0440\u0438\u0442\u0456 \u0434\u0430\u043D\u0456",
    calendar: "\u041A\u0430\u043B\u0435\u043D\u0434\u0430\u0440",
    auditLog: "\u0416\u0443\u0440\u043D\u0430\u043B \u0434\u0456\u0439",
    peopleAndRoles: "\u041B\u044E\u0434\u0438 \u0439 \u0440\u043E\u043B\u0456",
    modules: "\u041C\u043E\u0434\u0443\u043B\u0456",
    pages: "\u0421\u0442\u043E\u0440\u0456\u043D\u043A\u0438 \u0439 \u0432\u0438\u0433\u043B\u044F\u0434",
    accessibility: "\u0414\u043E\u0441\u0442\u0443\u043F\u043D\u0456\u0441\u0442\u044C \u0441\u0430\u0439\u0442\u0443",
    personalData: "\u041F\u0435\u0440\u0441\u043E\u043D\u0430\u043B\u044C\u043D\u0456 \u0434\u0430\u043D\u0456",
    siteMap: "\u041A\u0430\u0440\u0442\u0430 \u0441\u0430\u0439\u0442\u0443",
    participation: "\u0423\u0447\u0430\u0441\u0442\u044C",
    site: "\u0421\u0430\u0439\u0442",
    state: "\u0414\u0435\u0440\u0436\u0430\u0432\u0430"
  },
  roles: {
    guest: "\u0433\u0456\u0441\u0442\u044C",
    participant: "\u0443\u0447\u0430\u0441\u043D\u0438\u043A",
    author: "\u0430\u0432\u0442\u043E\u0440",
    owner: "\u0432\u043B\u0430\u0441\u043D\u0438\u043A \u0441\u0430\u0439\u0442\u0443",
    moderator: "\u043C\u043E\u0434\u0435\u0440\u0430\u0442\u043E\u0440",
    editor: "\u0440\u0435\u0434\u0430\u043A\u0442\u043E\u0440",
    officer: "\u0432\u0438\u043A\u043E\u043D\u0430\u0432\u0435\u0446\u044C",
    approver: "\u043F\u043E\u0433\u043E\u0434\u0436\u0443\u0432\u0430\u0447",
    commissioner: "\u0447\u043B\u0435\u043D \u043A\u043E\u043C\u0456\u0441\u0456\u0457",
    clerk: "\u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A \u0426\u041D\u0410\u041F",
    auditor: "\u0430\u0443\u0434\u0438\u0442\u043E\u0440"
  },
  time: {
    days_one: "{{count, number}} \u0434\u0435\u043D\u044C",
    days_few: "{{count, number}} \u0434\u043D\u0456",
    days_many: "{{count, number}} \u0434\u043D\u0456\u0432",
    days_other: "{{count, number}} \u0434\u043D\u044F",
    workingDays_one: "{{count, number}} \u0440\u043E\u0431\u043E\u0447\u0438\u0439 \u0434\u0435\u043D\u044C",
    workingDays_few: "{{count, number}} \u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456",
    workingDays_many: "{{count, number}} \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432",
    workingDays_other: "{{count, number}} \u0440\u043E\u0431\u043E\u0447\u043E\u0433\u043E \u0434\u043D\u044F",
    hours_one: "{{count, number}} \u0433\u043E\u0434\u0438\u043D\u0430",
    hours_few: "{{count, number}} \u0433\u043E\u0434\u0438\u043D\u0438",
    hours_many: "{{count, number}} \u0433\u043E\u0434\u0438\u043D",
    hours_other: "{{count, number}} \u0433\u043E\u0434\u0438\u043D\u0438",
    daysLeft_one: "\u043B\u0438\u0448\u0438\u0432\u0441\u044F {{count, number}} \u0434\u0435\u043D\u044C",
    daysLeft_few: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F {{count, number}} \u0434\u043D\u0456",
    daysLeft_many: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F {{count, number}} \u0434\u043D\u0456\u0432",
    daysLeft_other: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F {{count, number}} \u0434\u043D\u044F",
    hoursLeft_one: "\u043B\u0438\u0448\u0438\u043B\u0430\u0441\u044F {{count, number}} \u0433\u043E\u0434\u0438\u043D\u0430",
    hoursLeft_few: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F {{count, number}} \u0433\u043E\u0434\u0438\u043D\u0438",
    hoursLeft_many: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F {{count, number}} \u0433\u043E\u0434\u0438\u043D",
    hoursLeft_other: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F {{count, number}} \u0433\u043E\u0434\u0438\u043D\u0438",
    daysOverdue_one: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 {{count, number}} \u0434\u0435\u043D\u044C",
    daysOverdue_few: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 {{count, number}} \u0434\u043D\u0456",
    daysOverdue_many: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 {{count, number}} \u0434\u043D\u0456\u0432",
    daysOverdue_other: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 {{count, number}} \u0434\u043D\u044F",
    until: "\u0434\u043E {{when}}"
  },
  errors: {
    "core/not-found": {
      title: "\u0422\u0430\u043A\u043E\u0457 \u0441\u0442\u043E\u0440\u0456\u043D\u043A\u0438 \u043D\u0435\u043C\u0430\u0454",
      body: "\u041C\u043E\u0436\u0435, \u0432 \u0430\u0434\u0440\u0435\u0441\u0456 \u043F\u043E\u043C\u0438\u043B\u043A\u0430 \u0430\u0431\u043E \u0441\u0442\u043E\u0440\u0456\u043D\u043A\u0443 \u043F\u0435\u0440\u0435\u043D\u0435\u0441\u043B\u0438.",
      next: "\u0421\u043A\u043E\u0440\u0438\u0441\u0442\u0430\u0439\u0442\u0435\u0441\u044F \u043F\u043E\u0448\u0443\u043A\u043E\u043C \u0430\u0431\u043E \u043F\u043E\u0447\u043D\u0456\u0442\u044C \u0456\u0437 \u0433\u043E\u043B\u043E\u0432\u043D\u043E\u0457."
    },
    "core/sign-in": {
      title: "\u0421\u043F\u0435\u0440\u0448\u0443 \u0443\u0432\u0456\u0439\u0434\u0456\u0442\u044C",
      body: "\u0426\u044E \u0434\u0456\u044E \u043C\u043E\u0436\u0435 \u0437\u0440\u043E\u0431\u0438\u0442\u0438 \u0442\u0456\u043B\u044C\u043A\u0438 \u043B\u044E\u0434\u0438\u043D\u0430, \u044F\u043A\u0430 \u0443\u0432\u0456\u0439\u0448\u043B\u0430.",
      next: "\u0423\u0432\u0456\u0439\u0434\u0456\u0442\u044C, \u0456 \u043C\u0438 \u043F\u043E\u0432\u0435\u0440\u043D\u0435\u043C\u043E \u0432\u0430\u0441 \u0441\u044E\u0434\u0438."
    },
    "core/assurance": {
      title: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u044C\u0442\u0435 \u043E\u0441\u043E\u0431\u0443",
      body: "\u0414\u043B\u044F \u0446\u0456\u0454\u0457 \u0434\u0456\u0457 \u0437\u0430\u043A\u043E\u043D \u0430\u0431\u043E \u0440\u0430\u0434\u0430 \u0432\u0438\u043C\u0430\u0433\u0430\u0454 \u043F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0436\u0435\u043D\u043E\u0457 \u043E\u0441\u043E\u0431\u0438.",
      next: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u044C\u0442\u0435 \u043E\u0441\u043E\u0431\u0443 \u0435\u043B\u0435\u043A\u0442\u0440\u043E\u043D\u043D\u0438\u043C \u043F\u0456\u0434\u043F\u0438\u0441\u043E\u043C \u0447\u0438 BankID \u0430\u0431\u043E \u043F\u0440\u0438\u0439\u0434\u0456\u0442\u044C \u0434\u043E \u0426\u041D\u0410\u041F \u0456\u0437 \u043F\u0430\u0441\u043F\u043E\u0440\u0442\u043E\u043C."
    },
    "core/step-up": {
      title: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u044C\u0442\u0435 \u0432\u0445\u0456\u0434 \u0449\u0435 \u0440\u0430\u0437",
      body: "\u0414\u0456\u044F \u0432\u0430\u0436\u043B\u0438\u0432\u0430, \u0430 \u0432\u0456\u0434 \u0432\u0430\u0448\u043E\u0433\u043E \u0432\u0445\u043E\u0434\u0443 \u043C\u0438\u043D\u0443\u043B\u043E \u043F\u043E\u043D\u0430\u0434 10 \u0445\u0432\u0438\u043B\u0438\u043D. \u041D\u0456\u0447\u043E\u0433\u043E \u0449\u0435 \u043D\u0435 \u0437\u043C\u0456\u043D\u0435\u043D\u043E.",
      next: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u044C\u0442\u0435 \u0432\u0445\u0456\u0434, \u0456 \u043C\u0438 \u043F\u0440\u043E\u0434\u043E\u0432\u0436\u0438\u043C\u043E \u0437 \u0446\u044C\u043E\u0433\u043E \u043C\u0456\u0441\u0446\u044F."
    },
    "core/forbidden": {
      title: "\u041D\u0430 \u0446\u0435 \u043D\u0435\u043C\u0430\u0454 \u0434\u043E\u0437\u0432\u043E\u043B\u0443",
      body: "\u0412\u0430\u0448\u0430 \u0440\u043E\u043B\u044C \u043D\u0435 \u0434\u0430\u0454 \u0437\u0440\u043E\u0431\u0438\u0442\u0438 \u0446\u044E \u0434\u0456\u044E. \u041D\u0456\u0447\u043E\u0433\u043E \u043D\u0435 \u0437\u043C\u0456\u043D\u0435\u043D\u043E.",
      next: "\u041F\u043E\u043F\u0440\u043E\u0441\u0456\u0442\u044C \u0434\u043E\u0441\u0442\u0443\u043F \u0443 \u0432\u043B\u0430\u0441\u043D\u0438\u043A\u0430 \u0441\u0430\u0439\u0442\u0443 \u0430\u0431\u043E \u043F\u0435\u0440\u0435\u0434\u0430\u0439\u0442\u0435 \u0441\u043F\u0440\u0430\u0432\u0443 \u0442\u043E\u043C\u0443, \u0445\u0442\u043E \u0439\u043E\u0433\u043E \u043C\u0430\u0454."
    },
    "core/scope": {
      title: "\u0426\u0435 \u043F\u043E\u0437\u0430 \u0432\u0430\u0448\u0438\u043C \u0440\u043E\u0437\u0434\u0456\u043B\u043E\u043C",
      body: "\u0412\u0430\u0448\u0430 \u0440\u043E\u043B\u044C \u0434\u0456\u0454 \u0432 \u0456\u043D\u0448\u043E\u043C\u0443 \u043C\u043E\u0434\u0443\u043B\u0456 \u0430\u0431\u043E \u0432\u0456\u0434\u0434\u0456\u043B\u0456. \u041D\u0456\u0447\u043E\u0433\u043E \u043D\u0435 \u0437\u043C\u0456\u043D\u0435\u043D\u043E.",
      next: "\u041F\u0435\u0440\u0435\u0434\u0430\u0439\u0442\u0435 \u0441\u043F\u0440\u0430\u0432\u0443 \u0432\u0438\u043A\u043E\u043D\u0430\u0432\u0446\u0435\u0432\u0456 \u0442\u043E\u0433\u043E \u0440\u043E\u0437\u0434\u0456\u043B\u0443."
    },
    "core/four-eyes": {
      title: "\u041F\u043E\u0442\u0440\u0456\u0431\u043D\u0430 \u0437\u0433\u043E\u0434\u0430 \u0434\u0440\u0443\u0433\u043E\u0457 \u043B\u044E\u0434\u0438\u043D\u0438",
      body: "\u0414\u0456\u044E \u0437\u0430\u043F\u0438\u0441\u0430\u043D\u043E, \u0430\u043B\u0435 \u0432\u043E\u043D\u0430 \u0449\u0435 \u043D\u0435 \u0441\u0442\u0430\u043B\u0430\u0441\u044F: \u0457\u0457 \u043C\u0430\u0454 \u043F\u043E\u0433\u043E\u0434\u0438\u0442\u0438 \u0456\u043D\u0448\u0438\u0439 \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A.",
      next: "\u0412\u0456\u043D \u043F\u043E\u0431\u0430\u0447\u0438\u0442\u044C \u0437\u0430\u043F\u0438\u0442 \u043D\u0430 \u0441\u0432\u043E\u0454\u043C\u0443 \u0440\u043E\u0431\u043E\u0447\u043E\u043C\u0443 \u0441\u0442\u043E\u043B\u0456. \u0412\u0438 \u043E\u0442\u0440\u0438\u043C\u0430\u0454\u0442\u0435 \u043B\u0438\u0441\u0442, \u043A\u043E\u043B\u0438 \u0432\u0456\u043D \u0432\u0438\u0440\u0456\u0448\u0438\u0442\u044C."
    },
    "core/own-case": {
      title: "\u0426\u0435 \u0432\u0430\u0448\u0430 \u0432\u043B\u0430\u0441\u043D\u0430 \u0441\u043F\u0440\u0430\u0432\u0430",
      body: "\u0423 \u0441\u043F\u0440\u0430\u0432\u0456, \u0434\u0435 \u0432\u0438 \u0430\u0432\u0442\u043E\u0440 \u0430\u0431\u043E \u0443\u0447\u0430\u0441\u043D\u0438\u043A, \u0440\u0456\u0448\u0435\u043D\u043D\u044F \u0443\u0445\u0432\u0430\u043B\u044E\u0454 \u0456\u043D\u0448\u0430 \u043B\u044E\u0434\u0438\u043D\u0430.",
      next: "\u041F\u0435\u0440\u0435\u0434\u0430\u0439\u0442\u0435 \u0441\u043F\u0440\u0430\u0432\u0443 \u043A\u043E\u043B\u0435\u0437\u0456."
    },
    "core/bad-input": {
      title: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0442\u0435 \u043D\u0430\u043F\u0438\u0441\u0430\u043D\u0435",
      body: "\u0414\u0435\u044F\u043A\u0456 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0456 \u0442\u0440\u0435\u0431\u0430 \u0432\u0438\u043F\u0440\u0430\u0432\u0438\u0442\u0438. \u0423\u0441\u0435, \u0449\u043E \u0432\u0438 \u043D\u0430\u043F\u0438\u0441\u0430\u043B\u0438, \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E.",
      next: "\u0412\u0438\u043F\u0440\u0430\u0432\u0442\u0435 \u043F\u043E\u043B\u044F \u0437\u0456 \u0441\u043F\u0438\u0441\u043A\u0443 \u0439 \u043D\u0430\u0434\u0456\u0448\u043B\u0456\u0442\u044C \u0449\u0435 \u0440\u0430\u0437."
    },
    "core/locked": {
      title: "\u0426\u044E \u0441\u043F\u0440\u0430\u0432\u0443 \u0437\u0430\u0440\u0430\u0437 \u0440\u0435\u0434\u0430\u0433\u0443\u044E\u0442\u044C",
      body: "{{by}} \u043F\u0440\u0430\u0446\u044E\u0454 \u0437 \u043D\u0435\u044E \u0434\u043E {{until}}. \u0412\u0430\u0448\u0438\u0445 \u0437\u043C\u0456\u043D \u043D\u0435 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E.",
      next: "\u0417\u0430\u0447\u0435\u043A\u0430\u0439\u0442\u0435 \u0430\u0431\u043E \u0437\u0432\u0435\u0440\u043D\u0456\u0442\u044C\u0441\u044F \u0434\u043E \u0446\u0456\u0454\u0457 \u043B\u044E\u0434\u0438\u043D\u0438."
    },
    "core/conflict": {
      title: "\u0414\u0430\u043D\u0456 \u0437\u043C\u0456\u043D\u0438\u043B\u0438\u0441\u044F, \u043F\u043E\u043A\u0438 \u0432\u0438 \u043F\u0438\u0441\u0430\u043B\u0438",
      body: "\u0425\u0442\u043E\u0441\u044C \u0443\u0436\u0435 \u0437\u0431\u0435\u0440\u0456\u0433 \u0456\u043D\u0448\u0443 \u0432\u0435\u0440\u0441\u0456\u044E. \u0412\u0430\u0448\u043E\u0457 \u043D\u0435 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E, \u0430\u043B\u0435 \u0442\u0435\u043A\u0441\u0442 \u043B\u0438\u0448\u0438\u0432\u0441\u044F \u0443 \u0444\u043E\u0440\u043C\u0456.",
      next: "\u041F\u043E\u0440\u0456\u0432\u043D\u044F\u0439\u0442\u0435 \u043E\u0431\u0438\u0434\u0432\u0456 \u0432\u0435\u0440\u0441\u0456\u0457 \u0439 \u0437\u0431\u0435\u0440\u0435\u0436\u0456\u0442\u044C \u043F\u043E\u0442\u0440\u0456\u0431\u043D\u0443."
    },
    "core/closed": {
      title: "\u0427\u0430\u0441 \u0432\u0438\u0439\u0448\u043E\u0432",
      body: "\u0426\u0435 \u0437\u0430\u0432\u0435\u0440\u0448\u0438\u043B\u043E\u0441\u044F {{at}}. \u041D\u0456\u0447\u043E\u0433\u043E \u043D\u0435 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E.",
      next: "\u0420\u0435\u0437\u0443\u043B\u044C\u0442\u0430\u0442 \u0456 \u043D\u0430\u0441\u0442\u0443\u043F\u043D\u0438\u0439 \u043A\u0440\u043E\u043A \u0432\u0438\u0434\u043D\u043E \u043D\u0430 \u0441\u0442\u043E\u0440\u0456\u043D\u0446\u0456."
    },
    "core/frozen": {
      title: "\u0417\u043C\u0456\u043D\u0438\u0442\u0438 \u0446\u0435 \u0432\u0436\u0435 \u043D\u0435 \u043C\u043E\u0436\u043D\u0430",
      body: "\u041F\u0440\u0430\u0432\u0438\u043B\u043E \u0437\u0430\u0444\u0456\u043A\u0441\u043E\u0432\u0430\u043D\u043E: {{why}}. \u041D\u0456\u0447\u043E\u0433\u043E \u043D\u0435 \u0437\u043C\u0456\u043D\u0435\u043D\u043E.",
      next: "\u041D\u043E\u0432\u0435 \u0437\u043D\u0430\u0447\u0435\u043D\u043D\u044F \u0434\u0456\u044F\u0442\u0438\u043C\u0435 \u0434\u043B\u044F \u0442\u0438\u0445, \u0449\u043E \u043F\u043E\u0447\u043D\u0443\u0442\u044C\u0441\u044F \u043F\u0456\u0437\u043D\u0456\u0448\u0435."
    },
    "core/form-changed": {
      title: "\u0424\u043E\u0440\u043C\u0430 \u0437\u043C\u0456\u043D\u0438\u043B\u0430\u0441\u044F",
      body: "\u041F\u043E\u043A\u0438 \u0432\u0438 \u0457\u0457 \u0437\u0430\u043F\u043E\u0432\u043D\u044E\u0432\u0430\u043B\u0438, \u0440\u0430\u0434\u0430 \u0437\u043C\u0456\u043D\u0438\u043B\u0430 \u0437\u0430\u043F\u0438\u0442\u0430\u043D\u043D\u044F. \u0412\u0430\u0448\u0456 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0456 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E.",
      next: "\u041F\u0435\u0440\u0435\u0433\u043B\u044F\u043D\u044C\u0442\u0435 \u0444\u043E\u0440\u043C\u0443 \u0449\u0435 \u0440\u0430\u0437 \u0456 \u0434\u0430\u0439\u0442\u0435 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0456 \u043D\u0430 \u043D\u043E\u0432\u0456 \u0437\u0430\u043F\u0438\u0442\u0430\u043D\u043D\u044F."
    },
    "core/module-off": {
      title: "\u0426\u044C\u043E\u0433\u043E \u0440\u043E\u0437\u0434\u0456\u043B\u0443 \u043D\u0430 \u0441\u0430\u0439\u0442\u0456 \u043F\u043E\u043A\u0438 \u043D\u0435\u043C\u0430\u0454",
      body: "\u0420\u0430\u0434\u0430 \u0439\u043E\u0433\u043E \u0432\u0438\u043C\u043A\u043D\u0443\u043B\u0430.",
      next: "\u0429\u043E \u043F\u0440\u0430\u0446\u044E\u0454 \u0437\u0430\u0440\u0430\u0437, \u0432\u0438\u0434\u043D\u043E \u043D\u0430 \u0433\u043E\u043B\u043E\u0432\u043D\u0456\u0439."
    },
    "core/rate-limited": {
      title_one: "\u0417\u0430\u0447\u0435\u043A\u0430\u0439\u0442\u0435 {{count, number}} \u0441\u0435\u043A\u0443\u043D\u0434\u0443",
      title_few: "\u0417\u0430\u0447\u0435\u043A\u0430\u0439\u0442\u0435 {{count, number}} \u0441\u0435\u043A\u0443\u043D\u0434\u0438",
      title_many: "\u0417\u0430\u0447\u0435\u043A\u0430\u0439\u0442\u0435 {{count, number}} \u0441\u0435\u043A\u0443\u043D\u0434",
      title_other: "\u0417\u0430\u0447\u0435\u043A\u0430\u0439\u0442\u0435 {{count, number}} \u0441\u0435\u043A\u0443\u043D\u0434\u0438",
      body: "\u0417 \u0432\u0430\u0448\u043E\u0457 \u043C\u0435\u0440\u0435\u0436\u0456 \u043D\u0430\u0434\u0442\u043E \u0431\u0430\u0433\u0430\u0442\u043E \u0437\u0430\u043F\u0438\u0442\u0456\u0432. \u041D\u0456\u0447\u043E\u0433\u043E \u0437 \u043D\u0430\u043F\u0438\u0441\u0430\u043D\u043E\u0433\u043E \u043D\u0435 \u0432\u0442\u0440\u0430\u0447\u0435\u043D\u043E.",
      next: "\u041F\u043E\u0442\u0456\u043C \u0441\u043F\u0440\u043E\u0431\u0443\u0439\u0442\u0435 \u0449\u0435 \u0440\u0430\u0437."
    },
    "core/busy": {
      title: "\u0417\u0430\u0440\u0430\u0437 \u0437\u0430\u0431\u0430\u0433\u0430\u0442\u043E \u0432\u0456\u0434\u0432\u0456\u0434\u0443\u0432\u0430\u0447\u0456\u0432",
      body: "\u0427\u0438\u0442\u0430\u0442\u0438 \u043C\u043E\u0436\u043D\u0430, \u0430 \u0437\u0431\u0435\u0440\u0435\u0433\u0442\u0438 \u0446\u044E \u0434\u0456\u044E \u043D\u0435 \u0432\u0434\u0430\u043B\u043E\u0441\u044F.",
      next: "\u0421\u043F\u0440\u043E\u0431\u0443\u0439\u0442\u0435 \u0437\u0430 \u0445\u0432\u0438\u043B\u0438\u043D\u0443. \u0414\u0432\u0456\u0447\u0456 \u0442\u0435 \u0441\u0430\u043C\u0435 \u043D\u0435 \u0437\u0430\u043F\u0438\u0448\u0435\u0442\u044C\u0441\u044F."
    },
    "core/outcome-unknown": {
      title: "\u041D\u0435 \u0437\u043D\u0430\u0454\u043C\u043E, \u0447\u0438 \u0432\u0441\u0442\u0438\u0433\u043B\u0438 \u0437\u0431\u0435\u0440\u0435\u0433\u0442\u0438",
      body: "\u0417\u0432\u2019\u044F\u0437\u043E\u043A \u0443\u0440\u0432\u0430\u0432\u0441\u044F \u0441\u0430\u043C\u0435 \u0442\u043E\u0434\u0456, \u043A\u043E\u043B\u0438 \u043C\u0438 \u0437\u0430\u043F\u0438\u0441\u0443\u0432\u0430\u043B\u0438 \u0432\u0430\u0448\u0443 \u0434\u0456\u044E.",
      next: "\u041D\u0430\u0442\u0438\u0441\u043D\u0456\u0442\u044C \u0449\u0435 \u0440\u0430\u0437: \u044F\u043A\u0449\u043E \u043F\u0435\u0440\u0448\u0438\u0439 \u0440\u0430\u0437 \u0443\u0434\u0430\u0432\u0441\u044F, \u0434\u0440\u0443\u0433\u043E\u0433\u043E \u0437\u0430\u043F\u0438\u0441\u0443 \u043D\u0435 \u0431\u0443\u0434\u0435."
    },
    "core/csrf": {
      title: "\u0424\u043E\u0440\u043C\u0443 \u043D\u0430\u0434\u0456\u0441\u043B\u0430\u043D\u043E \u043D\u0435 \u0437 \u0446\u044C\u043E\u0433\u043E \u0441\u0430\u0439\u0442\u0443",
      body: "\u041C\u0438 \u0457\u0457 \u0432\u0456\u0434\u0445\u0438\u043B\u0438\u043B\u0438, \u0449\u043E\u0431 \u043D\u0456\u0445\u0442\u043E \u043D\u0435 \u0434\u0456\u044F\u0432 \u0432\u0456\u0434 \u0432\u0430\u0448\u043E\u0433\u043E \u0456\u043C\u0435\u043D\u0456. \u041D\u0456\u0447\u043E\u0433\u043E \u043D\u0435 \u0437\u043C\u0456\u043D\u0435\u043D\u043E.",
      next: "\u0412\u0456\u0434\u043A\u0440\u0438\u0439\u0442\u0435 \u0441\u0442\u043E\u0440\u0456\u043D\u043A\u0443 \u043D\u0430 \u043D\u0430\u0448\u043E\u043C\u0443 \u0441\u0430\u0439\u0442\u0456 \u0439 \u043D\u0430\u0434\u0456\u0448\u043B\u0456\u0442\u044C \u0444\u043E\u0440\u043C\u0443 \u0437\u0432\u0456\u0434\u0442\u0438."
    },
    "core/too-large": {
      title: "\u0417\u0430\u0432\u0435\u043B\u0438\u043A\u0435 \u0434\u043B\u044F \u043D\u0430\u0434\u0441\u0438\u043B\u0430\u043D\u043D\u044F",
      body: "\u0422\u0435\u043A\u0441\u0442 \u0430\u0431\u043E \u0444\u0430\u0439\u043B\u0438 \u0431\u0456\u043B\u044C\u0448\u0456, \u043D\u0456\u0436 \u043C\u0438 \u043F\u0440\u0438\u0439\u043C\u0430\u0454\u043C\u043E. \u041D\u0456\u0447\u043E\u0433\u043E \u043D\u0435 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E.",
      next: "\u0417\u043C\u0435\u043D\u0448\u0442\u0435 \u0444\u0430\u0439\u043B \u0430\u0431\u043E \u043F\u043E\u0434\u0456\u043B\u0456\u0442\u044C \u043D\u0430 \u0447\u0430\u0441\u0442\u0438\u043D\u0438."
    },
    "core/unknown-host": {
      title: "\u0417\u0430 \u0446\u0456\u0454\u044E \u0430\u0434\u0440\u0435\u0441\u043E\u044E \u043D\u0435\u043C\u0430\u0454 \u0441\u0430\u0439\u0442\u0443 \u0433\u0440\u043E\u043C\u0430\u0434\u0438",
      body: "\u041C\u043E\u0436\u0435, \u0432 \u0430\u0434\u0440\u0435\u0441\u0456 \u043F\u043E\u043C\u0438\u043B\u043A\u0430 \u0430\u0431\u043E \u0441\u0430\u0439\u0442 \u043F\u0435\u0440\u0435\u043D\u0435\u0441\u043B\u0438.",
      next: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0442\u0435 \u0430\u0434\u0440\u0435\u0441\u0443 \u043D\u0430 \u0441\u0430\u0439\u0442\u0456 \u0440\u0430\u0434\u0438 \u0430\u0431\u043E \u043D\u0430 \u0434\u043E\u0448\u0446\u0456 \u043E\u0433\u043E\u043B\u043E\u0448\u0435\u043D\u044C."
    }
  }
};

// packages/i18n/src/core-catalogue.ts
var coreCatalogue = { ns: "core", uk: core_uk_default, en: core_en_default };

// packages/i18n/src/typography.ts
var NBSP = "\xA0";
var MONTHS_UK = "\u0441\u0456\u0447\u043D\u044F|\u043B\u044E\u0442\u043E\u0433\u043E|\u0431\u0435\u0440\u0435\u0437\u043D\u044F|\u043A\u0432\u0456\u0442\u043D\u044F|\u0442\u0440\u0430\u0432\u043D\u044F|\u0447\u0435\u0440\u0432\u043D\u044F|\u043B\u0438\u043F\u043D\u044F|\u0441\u0435\u0440\u043F\u043D\u044F|\u0432\u0435\u0440\u0435\u0441\u043D\u044F|\u0436\u043E\u0432\u0442\u043D\u044F|\u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430|\u0433\u0440\u0443\u0434\u043D\u044F|\u0441\u0456\u0447\u0435\u043D\u044C|\u043B\u044E\u0442\u0438\u0439|\u0431\u0435\u0440\u0435\u0437\u0435\u043D\u044C|\u043A\u0432\u0456\u0442\u0435\u043D\u044C|\u0442\u0440\u0430\u0432\u0435\u043D\u044C|\u0447\u0435\u0440\u0432\u0435\u043D\u044C|\u043B\u0438\u043F\u0435\u043D\u044C|\u0441\u0435\u0440\u043F\u0435\u043D\u044C|\u0432\u0435\u0440\u0435\u0441\u0435\u043D\u044C|\u0436\u043E\u0432\u0442\u0435\u043D\u044C|\u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434|\u0433\u0440\u0443\u0434\u0435\u043D\u044C";
var MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December";
var SPACE_AFTER_SIGN = /([№§])[ \u202F](?=[\p{L}\p{N}])/gu;
var SPACE_AFTER_ONE_LETTER_WORD = /(?<![\p{L}\p{N}\p{M}'’ʼ-])(\p{Script=Cyrillic}) (?=[\p{L}\p{N}«“„"(№])/gu;
var SPACE_IN_DIGIT_GROUPS = /(?<=(?<![\p{N},.])\p{Nd}{1,3}(?:[ \u00A0]\p{Nd}{3})*)[ \u202F](?=\p{Nd}{3}(?!\p{Nd}))/gu;
var SPACE_BEFORE_UNIT = /(?<=\p{Nd})[ \u202F](?=[₴%‰])/gu;
var SPACE_BEFORE_YEAR_MARK = /(?<=\p{Nd}{4})[ \u202F](?=рр?\.)/gu;
var SPACE_BEFORE_MONTH = {
  uk: new RegExp(`(?<=\\p{Nd})[ \\u202F](?=(?:${MONTHS_UK})(?!\\p{L}))`, "gu"),
  en: new RegExp(`(?<=\\p{Nd})[ \\u202F](?=(?:${MONTHS_EN})\\b)`, "gu")
};
function typeset(text, locale = "uk") {
  return text.replace(SPACE_AFTER_SIGN, `$1${NBSP}`).replace(SPACE_AFTER_ONE_LETTER_WORD, `$1${NBSP}`).replace(SPACE_IN_DIGIT_GROUPS, NBSP).replace(SPACE_BEFORE_UNIT, NBSP).replace(SPACE_BEFORE_YEAR_MARK, NBSP).replace(SPACE_BEFORE_MONTH[locale], NBSP);
}

// packages/i18n/src/format.ts
var INTL_TAG = { uk: "uk-UA", en: "en-GB" };
var PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;
var KYIV_ZONE = zoneKnown("Europe/Kyiv") ? "Europe/Kyiv" : "Europe/Kiev";
function zoneKnown(timeZone) {
  try {
    new Intl.DateTimeFormat("uk", { timeZone });
    return true;
  } catch {
    return false;
  }
}
var DATE_OPTIONS = {
  long: { day: "numeric", month: "long", year: "numeric" },
  day: { day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  weekday: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  numeric: { day: "2-digit", month: "2-digit", year: "numeric" }
};
var dateFormats = /* @__PURE__ */ new Map();
function dateFormat(locale, timeZone, key, options) {
  const id = `${locale} ${timeZone} ${key}`;
  const known = dateFormats.get(id) ?? new Intl.DateTimeFormat(INTL_TAG[locale], { ...options, timeZone });
  dateFormats.set(id, known);
  return known;
}
function instantOf(value) {
  const plainDay = typeof value === "string" && PLAIN_DAY.test(value);
  const date = plainDay ? /* @__PURE__ */ new Date(`${value}T12:00:00Z`) : new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date: ${String(value)}`);
  return { date, timeZone: plainDay ? "UTC" : KYIV_ZONE };
}
function formatDate(locale, value, style = "long") {
  const { date, timeZone } = instantOf(value);
  return typeset(dateFormat(locale, timeZone, style, DATE_OPTIONS[style]).format(date), locale);
}
function formatDateTime(locale, value, style = "long") {
  if (typeof value === "string" && PLAIN_DAY.test(value)) throw new RangeError(`A day has no time: ${value}`);
  return `${formatDate(locale, value, style)}, ${formatTime(locale, value)}`;
}
function formatTime(locale, value) {
  const { date, timeZone } = instantOf(value);
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return dateFormat(locale, timeZone, "time", options).format(date);
}
function machineDate(value) {
  return typeof value === "string" && PLAIN_DAY.test(value) ? value : instantOf(value).date.toISOString();
}
function formatNumber(locale, value, decimals = 2) {
  return new Intl.NumberFormat(INTL_TAG[locale], { maximumFractionDigits: decimals }).format(value);
}
function formatPercent(locale, share, decimals = 0) {
  const number = formatNumber(locale, share * 100, decimals);
  return locale === "uk" ? `${number}\xA0%` : `${number}%`;
}
function formatMoney(locale, kopiykas, style = "short") {
  if (typeof kopiykas === "number" && !Number.isSafeInteger(kopiykas)) {
    throw new RangeError(`Money is a whole number of kopiykas, got ${kopiykas}`);
  }
  const total = BigInt(kopiykas);
  const sign = total < 0n ? "\u2212" : "";
  const absolute = total < 0n ? -total : total;
  const hryvnias = formatNumber(locale, absolute / 100n);
  const rest = String(absolute % 100n).padStart(2, "0");
  const fraction = style === "exact" || rest !== "00" ? `${locale === "uk" ? "," : "."}${rest}` : "";
  return `${sign}${hryvnias}${fraction}\xA0\u20B4`;
}

// packages/i18n/src/react.tsx
import { createContext, useContext } from "react";
import { I18nextProvider, useTranslation as useI18next } from "react-i18next";
import { jsx as jsx5 } from "react/jsx-runtime";
var TranslatorContext = createContext(null);
function I18nProvider({ translator, children }) {
  return /* @__PURE__ */ jsx5(TranslatorContext.Provider, { value: translator, children: /* @__PURE__ */ jsx5(I18nextProvider, { i18n: translator.i18n, children }) });
}
function useTranslator() {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error("No <I18nProvider> above this component");
  return translator;
}
function useTranslation(ns = "core") {
  const { locale, i18n } = useTranslator();
  const { t } = useI18next(ns, { useSuspense: false, i18n });
  return { locale, t: (key, values = {}) => String(t(key, { ...values })) };
}
function useLocale() {
  return useTranslator().locale;
}
function useFormat() {
  const locale = useLocale();
  return {
    date: (value, style) => formatDate(locale, value, style),
    dateTime: (value, style) => formatDateTime(locale, value, style),
    time: (value) => formatTime(locale, value),
    number: (value, decimals) => formatNumber(locale, value, decimals),
    percent: (share, decimals) => formatPercent(locale, share, decimals),
    money: (kopiykas, style) => formatMoney(locale, kopiykas, style),
    path: (path) => localePath(locale, path)
  };
}

// packages/i18n/src/translator.ts
import { createInstance } from "i18next";
function createTranslator(locale, catalogues) {
  const i18n = createInstance();
  i18n.use({ type: "postProcessor", name: "typography", process: (text) => typeset(text, locale) });
  void i18n.init({
    lng: locale,
    supportedLngs: [...LOCALES],
    // No fallback to the other language: a missing text is a defect that must be seen, not half a page in English.
    fallbackLng: false,
    ns: Object.keys(catalogues[locale]),
    defaultNS: "core",
    resources: { [locale]: catalogues[locale] },
    initAsync: false,
    interpolation: { escapeValue: false },
    postProcess: ["typography"],
    returnNull: false,
    react: { useSuspense: false, bindI18n: false, bindI18nStore: false }
  });
  i18n.changeLanguage = () => Promise.reject(new Error("A translator keeps its language; take the other translator"));
  return Object.freeze({
    locale,
    t: (key, values = {}) => String(i18n.t(key, { ...values })),
    has: (key) => i18n.exists(key),
    i18n
  });
}
function createTranslators(catalogues) {
  return Object.freeze({ uk: createTranslator("uk", catalogues), en: createTranslator("en", catalogues) });
}

// packages/i18n/src/transliterate.ts
var LETTERS = Object.fromEntries(
  "\u0430=a \u0431=b \u0432=v \u0433=h \u0491=g \u0434=d \u0435=e \u0454=ie \u0436=zh \u0437=z \u0438=y \u0456=i \u0457=i \u0439=i \u043A=k \u043B=l \u043C=m \u043D=n \u043E=o \u043F=p \u0440=r \u0441=s \u0442=t \u0443=u \u0444=f \u0445=kh \u0446=ts \u0447=ch \u0448=sh \u0449=shch \u044C= \u044E=iu \u044F=ia \u02BC= \u044B=y \u044D=e \u0451=io \u044A=".split(" ").map((pair) => pair.split("="))
);

// packages/ui/src/components/bar-chart/axis.ts
function axisTop(largest) {
  const rough = Math.max(1, largest) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power);
  return { top: Math.ceil(largest / step) * step, step };
}

// packages/ui/src/components/bar-chart/bar-chart.tsx
import { jsx as jsx6, jsxs as jsxs4 } from "react/jsx-runtime";
var FEW = 8;
function FewBars({ bars, finding }) {
  const { number } = useFormat();
  const [base, tallest] = [140, 117];
  const top = Math.max(1, ...bars.map(({ value }) => value));
  const slot = 100 / bars.length;
  return /* @__PURE__ */ jsxs4("svg", { height: "170", role: "img", "aria-label": finding, children: [
    /* @__PURE__ */ jsx6("line", { className: "axis", x1: "0", x2: "100%", y1: base, y2: base }),
    bars.map(({ label, value }, index) => {
      const height = Math.round(value / top * tallest);
      const middle = `${slot * (index + 0.5)}%`;
      return /* @__PURE__ */ jsxs4("g", { children: [
        /* @__PURE__ */ jsx6(
          "rect",
          {
            className: "bar-accent",
            x: `${slot * (index + 0.12)}%`,
            width: `${slot * 0.76}%`,
            y: base - height,
            height,
            rx: "3"
          }
        ),
        /* @__PURE__ */ jsx6("text", { className: "strong", x: middle, y: base - height - 8, textAnchor: "middle", children: number(value) }),
        /* @__PURE__ */ jsx6("text", { x: middle, y: base + 20, textAnchor: "middle", children: label })
      ] }, label);
    })
  ] });
}
function ManyBars({ bars, finding }) {
  const { number } = useFormat();
  const [base, start] = [240, 6];
  const { top, step } = axisTop(Math.max(1, ...bars.map(({ value }) => value)));
  const scale = (base - 14) / top;
  const slot = (100 - start) / bars.length;
  const ticks = Array.from({ length: Math.round(top / step) }, (_, index) => (index + 1) * step);
  return /* @__PURE__ */ jsxs4("svg", { height: "244", role: "img", "aria-label": finding, children: [
    /* @__PURE__ */ jsx6("line", { className: "axis", x1: "0", x2: "100%", y1: base, y2: base }),
    ticks.map((tick) => {
      const y = Math.round(base - tick * scale);
      return /* @__PURE__ */ jsxs4("g", { children: [
        /* @__PURE__ */ jsx6("line", { className: "grid", x1: "0", x2: "100%", y1: y, y2: y }),
        /* @__PURE__ */ jsx6("text", { x: "0", y: y - 4, children: number(tick) })
      ] }, tick);
    }),
    bars.map(({ label, value }, index) => {
      const height = Math.round(value * scale);
      return /* @__PURE__ */ jsx6(
        "rect",
        {
          className: "bar-accent",
          x: `${(start + slot * index).toFixed(2)}%`,
          width: `${(slot * 0.75).toFixed(2)}%`,
          y: base - height,
          height,
          rx: "2"
        },
        label
      );
    })
  ] });
}
function BarChart(props) {
  return /* @__PURE__ */ jsxs4("div", { className: "chart", children: [
    props.bars.length <= FEW ? /* @__PURE__ */ jsx6(FewBars, { ...props }) : /* @__PURE__ */ jsx6(ManyBars, { ...props }),
    props.ends ? /* @__PURE__ */ jsx6("p", { className: "axis-x", "aria-hidden": "true", children: props.ends.map((end) => /* @__PURE__ */ jsx6("span", { children: end }, end)) }) : null
  ] });
}

// packages/ui/src/class-names.ts
function classNames(...names) {
  return names.filter(Boolean).join(" ");
}

// packages/ui/src/components/progress/progress.tsx
import { jsx as jsx7, jsxs as jsxs5 } from "react/jsx-runtime";
var FILL = { accent: "fill", ok: "fill-ok", warn: "fill-warn" };
var MARKS = [25, 50, 75];
var percent = (share) => `${Math.round(Math.min(1, Math.max(0, share)) * 1e3) / 10}%`;
function Meter({ share, tone = "accent", size = "md", marks = "none", planned }) {
  return /* @__PURE__ */ jsxs5(
    "svg",
    {
      className: classNames("meter", size === "sm" && "meter-sm"),
      height: size === "sm" ? 8 : 14,
      "aria-hidden": "true",
      children: [
        /* @__PURE__ */ jsx7("rect", { className: "track", width: "100%", height: "100%", rx: "4" }),
        planned === void 0 ? null : /* @__PURE__ */ jsx7("rect", { className: "plan", width: percent(planned), height: "100%", rx: "4" }),
        /* @__PURE__ */ jsx7("rect", { className: FILL[tone], width: percent(share), height: "100%", rx: "4" }),
        marks === "quarters" ? MARKS.map((mark) => /* @__PURE__ */ jsx7("line", { className: "tick", x1: `${mark}%`, x2: `${mark}%`, y1: "0", y2: "100%" }, mark)) : null
      ]
    }
  );
}
function Progress({ value, of, share, tone = "accent", scale, updates = "static" }) {
  return /* @__PURE__ */ jsxs5("div", { className: "goal", children: [
    /* @__PURE__ */ jsxs5("p", { role: updates === "live" ? "status" : void 0, children: [
      /* @__PURE__ */ jsx7("span", { className: "goal-num", children: value }),
      " ",
      /* @__PURE__ */ jsx7("span", { className: "goal-of", children: of })
    ] }),
    /* @__PURE__ */ jsx7(Meter, { share, tone, marks: "quarters" }),
    scale ? /* @__PURE__ */ jsx7("p", { className: "meter-scale", "aria-hidden": "true", children: scale.map((mark) => /* @__PURE__ */ jsx7("span", { children: mark }, mark)) }) : null
  ] });
}

// packages/ui/src/components/bar-chart/h-bars.tsx
import { jsx as jsx8, jsxs as jsxs6 } from "react/jsx-runtime";
function HBars({ bars }) {
  return /* @__PURE__ */ jsx8("ul", { className: "hbars", children: bars.map(({ key, label, value, share }) => /* @__PURE__ */ jsxs6("li", { children: [
    /* @__PURE__ */ jsxs6("p", { className: "cap", children: [
      /* @__PURE__ */ jsx8("span", { children: label }),
      /* @__PURE__ */ jsx8("b", { children: value })
    ] }),
    /* @__PURE__ */ jsx8(Meter, { share, size: "sm" })
  ] }, key)) });
}

// packages/ui/src/components/button/button.tsx
import { Fragment, jsx as jsx9, jsxs as jsxs7 } from "react/jsx-runtime";
function buttonClass({ variant = "primary", size, width }) {
  return classNames(
    "btn",
    size === "lg" && "btn-lg",
    width === "full" && "btn-block",
    variant !== "primary" && `btn-${variant}`
  );
}
function Content({ icon, iconAfter, children }) {
  return /* @__PURE__ */ jsxs7(Fragment, { children: [
    icon ? /* @__PURE__ */ jsx9(Icon, { name: icon }) : null,
    children,
    iconAfter ? /* @__PURE__ */ jsx9(Icon, { name: iconAfter }) : null
  ] });
}
function split({ variant, size, width, icon, iconAfter, children, ...rest }) {
  return { look: { variant, size, width, icon, iconAfter, children }, rest };
}
function Button(props) {
  const { look, rest } = split(props);
  return /* @__PURE__ */ jsx9("button", { type: "submit", ...rest, className: buttonClass(look), children: /* @__PURE__ */ jsx9(Content, { ...look }) });
}
function LinkButton(props) {
  const { look, rest } = split(props);
  return /* @__PURE__ */ jsx9("a", { ...rest, className: buttonClass(look), children: /* @__PURE__ */ jsx9(Content, { ...look }) });
}
function IconButton({
  icon,
  label,
  variant = "second",
  ...rest
}) {
  return /* @__PURE__ */ jsx9(
    "button",
    {
      type: "submit",
      ...rest,
      "aria-label": label,
      className: `${buttonClass({ variant, children: null })} btn-icon`,
      children: /* @__PURE__ */ jsx9(Icon, { name: icon })
    }
  );
}
function TextButton({
  icon,
  children,
  ...rest
}) {
  return /* @__PURE__ */ jsxs7("button", { type: "submit", ...rest, className: "link-btn", children: [
    icon ? /* @__PURE__ */ jsx9(Icon, { name: icon }) : null,
    children
  ] });
}
function TextLink({ href, icon, children }) {
  return /* @__PURE__ */ jsxs7("a", { className: "link-btn", href, children: [
    icon ? /* @__PURE__ */ jsx9(Icon, { name: icon }) : null,
    children
  ] });
}
function GoLink({ href, icon, iconAfter, children }) {
  return /* @__PURE__ */ jsxs7("a", { className: "go", href, children: [
    icon ? /* @__PURE__ */ jsx9(Icon, { name: icon }) : null,
    children,
    iconAfter ? /* @__PURE__ */ jsx9(Icon, { name: iconAfter }) : null
  ] });
}

// packages/ui/src/components/card/card.tsx
import { jsx as jsx10, jsxs as jsxs8 } from "react/jsx-runtime";
function Card({ title, headingLevel = 3, look = "plain", printing = "with-page", children }) {
  return /* @__PURE__ */ jsxs8("div", { className: classNames("card", look !== "plain" && `card-${look}`, printing === "screen-only" && "no-print"), children: [
    title ? /* @__PURE__ */ jsx10(Heading, { level: headingLevel, className: "h-sm", children: title }) : null,
    /* @__PURE__ */ jsx10("div", { className: "flow-sm", children })
  ] });
}

// packages/ui/src/components/check-list/check-list.tsx
import { jsx as jsx11, jsxs as jsxs9 } from "react/jsx-runtime";
var ICON = { yes: "ok", no: "no", waiting: "clock" };
function CheckList({ items, look = "plain" }) {
  return /* @__PURE__ */ jsx11("ul", { className: classNames("ticks", look === "sheet" && "rollout"), children: items.map(({ key, state, text }) => /* @__PURE__ */ jsxs9("li", { "data-no": state === "yes" ? void 0 : "", children: [
    /* @__PURE__ */ jsx11(Icon, { name: ICON[state] }),
    /* @__PURE__ */ jsx11("span", { children: text })
  ] }, key)) });
}

// packages/ui/src/components/chip/chip.tsx
import { jsx as jsx12, jsxs as jsxs10 } from "react/jsx-runtime";
function Chip({ tone = "calm", icon, children }) {
  return /* @__PURE__ */ jsxs10("span", { className: "chip", "data-tone": tone === "calm" ? void 0 : tone, children: [
    /* @__PURE__ */ jsx12(Icon, { name: icon }),
    children
  ] });
}
function Tag({ children }) {
  return /* @__PURE__ */ jsx12("span", { className: "tag", children });
}
function FilterTag({ href, children }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs10("a", { className: "filter-tag", href, children: [
    children,
    /* @__PURE__ */ jsx12(Icon, { name: "x" }),
    /* @__PURE__ */ jsx12("span", { className: "sr", children: t("filter.remove") })
  ] });
}

// packages/ui/src/components/field/field.tsx
import { Fragment as Fragment2, jsx as jsx13, jsxs as jsxs11 } from "react/jsx-runtime";
function wiringOf({ id, hint, error }, ...more) {
  const described = [hint && `${id}-hint`, error && `${id}-error`, ...more].filter(Boolean).join(" ");
  return { id, "aria-describedby": described || void 0, "aria-invalid": error ? true : void 0 };
}
function OptionalMark() {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs11(Fragment2, { children: [
    " ",
    /* @__PURE__ */ jsx13("span", { className: "opt", children: t("field.optional") })
  ] });
}
function FieldError({ id, children }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs11("p", { className: "field-error", id, children: [
    /* @__PURE__ */ jsx13(Icon, { name: "warn" }),
    /* @__PURE__ */ jsxs11("span", { children: [
      /* @__PURE__ */ jsxs11("span", { className: "sr", children: [
        t("field.error"),
        " "
      ] }),
      children
    ] })
  ] });
}
function Label({ id, label, need, labelAs = "label" }) {
  const mark = need === "optional" ? /* @__PURE__ */ jsx13(OptionalMark, {}) : null;
  if (labelAs === "page") {
    return /* @__PURE__ */ jsx13("h1", { className: "label-lg", children: /* @__PURE__ */ jsxs11("label", { htmlFor: id, children: [
      label,
      mark
    ] }) });
  }
  return /* @__PURE__ */ jsxs11("label", { className: labelAs === "hidden" ? "sr" : "label", htmlFor: id, children: [
    label,
    mark
  ] });
}
function Field({
  children,
  after,
  ...words
}) {
  const { id, hint, error } = words;
  return /* @__PURE__ */ jsxs11("div", { className: "field", "data-invalid": error ? "" : void 0, children: [
    /* @__PURE__ */ jsx13(Label, { ...words }),
    hint ? /* @__PURE__ */ jsx13("p", { className: "hint", id: `${id}-hint`, children: hint }) : null,
    error ? /* @__PURE__ */ jsx13(FieldError, { id: `${id}-error`, children: error }) : null,
    children(wiringOf(words)),
    after
  ] });
}

// packages/ui/src/components/choice/choice.tsx
import { Fragment as Fragment3, jsx as jsx14, jsxs as jsxs12 } from "react/jsx-runtime";
import { createElement } from "react";
var LEGEND_CLASS = { label: "label", page: "label-lg", hidden: "sr" };
function Fieldset({ legend, legendAs = "label", hint, error, need, id, children }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const words = /* @__PURE__ */ jsxs12(Fragment3, { children: [
    legend,
    need === "optional" ? /* @__PURE__ */ jsx14(OptionalMark, {}) : null
  ] });
  return /* @__PURE__ */ jsxs12("fieldset", { className: "field", "data-invalid": error ? "" : void 0, "aria-describedby": described || void 0, children: [
    /* @__PURE__ */ jsx14("legend", { className: LEGEND_CLASS[legendAs], children: legendAs === "page" ? /* @__PURE__ */ jsx14("h1", { className: "label-lg", children: words }) : words }),
    hint ? /* @__PURE__ */ jsx14("p", { className: "hint", id: `${id}-hint`, children: hint }) : null,
    error ? /* @__PURE__ */ jsx14(FieldError, { id: `${id}-error`, children: error }) : null,
    children
  ] });
}
function ChoiceInput(props) {
  const { id, name, type, look, chosen, value, label, hint, state, describedBy, after } = props;
  return /* @__PURE__ */ jsxs12("div", { className: classNames("choice", look === "box" && "choice-box", look === "small" && "choice-sm"), children: [
    /* @__PURE__ */ jsx14(
      "input",
      {
        type,
        id,
        name,
        value,
        defaultChecked: chosen === "yes",
        disabled: state === "unavailable",
        "aria-describedby": describedBy
      }
    ),
    /* @__PURE__ */ jsxs12("label", { htmlFor: id, children: [
      /* @__PURE__ */ jsx14("span", { className: "mark", "aria-hidden": "true" }),
      /* @__PURE__ */ jsxs12("span", { className: "text", children: [
        label,
        hint ? /* @__PURE__ */ jsx14("small", { children: hint }) : null
      ] })
    ] }),
    after ? /* @__PURE__ */ jsx14("div", { className: "after", children: after }) : null
  ] });
}
var optionId = (id, index) => index === 0 ? id : `${id}-${index + 1}`;
function choicesClass(look) {
  return look === "small" ? void 0 : "choices mt-4";
}
function Radios({ name, options, value, look = "box", ...group }) {
  return /* @__PURE__ */ jsx14(Fieldset, { ...group, children: /* @__PURE__ */ jsx14("div", { className: choicesClass(look), children: options.map((option, index) => /* @__PURE__ */ createElement(
    ChoiceInput,
    {
      ...option,
      key: option.value,
      id: optionId(group.id, index),
      name,
      type: "radio",
      look,
      chosen: option.value === value ? "yes" : "no",
      describedBy: index === 0 && group.error ? `${group.id}-error` : void 0
    }
  )) }) });
}
function Checkboxes({
  name,
  options,
  values = [],
  look = "plain",
  ...group
}) {
  return /* @__PURE__ */ jsx14(Fieldset, { ...group, children: /* @__PURE__ */ jsx14("div", { className: choicesClass(look), children: options.map((option, index) => /* @__PURE__ */ createElement(
    ChoiceInput,
    {
      ...option,
      key: option.value,
      id: optionId(group.id, index),
      name,
      type: "checkbox",
      look,
      chosen: values.includes(option.value) ? "yes" : "no",
      describedBy: index === 0 && group.error ? `${group.id}-error` : void 0
    }
  )) }) });
}
function Checkbox({ id, error, value = "yes", look = "plain", chosen = "no", ...option }) {
  return /* @__PURE__ */ jsxs12("div", { className: "field", "data-invalid": error ? "" : void 0, children: [
    error ? /* @__PURE__ */ jsx14(FieldError, { id: `${id}-error`, children: error }) : null,
    /* @__PURE__ */ jsx14(
      ChoiceInput,
      {
        ...option,
        id,
        value,
        look,
        chosen,
        type: "checkbox",
        describedBy: error ? `${id}-error` : void 0
      }
    )
  ] });
}

// packages/ui/src/components/crumbs/crumbs.tsx
import { jsx as jsx15 } from "react/jsx-runtime";
function Crumbs({ items }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx15("nav", { className: "crumbs", "aria-label": t("crumbs.label"), children: /* @__PURE__ */ jsx15("ol", { className: "cr", children: items.map(({ href, label }) => /* @__PURE__ */ jsx15("li", { children: /* @__PURE__ */ jsx15("a", { href, children: label }) }, href)) }) });
}

// packages/ui/src/components/deadline-line/day-grid.tsx
import { jsx as jsx16, jsxs as jsxs13 } from "react/jsx-runtime";
var MONDAY = "2026-01-05";
function weekdayNames(locale) {
  const format = new Intl.DateTimeFormat(locale === "uk" ? "uk-UA" : "en-GB", { weekday: "short", timeZone: "UTC" });
  return Array.from(
    { length: 7 },
    (_, n) => format.format(new Date(Date.parse(`${MONDAY}T12:00:00Z`) + n * 864e5))
  );
}
function shortDay(day) {
  const number = Number(day.slice(8));
  return number === 1 ? `1.${day.slice(5, 7)}` : String(number);
}
function DayGrid({ days: days3, label }) {
  const { t, locale } = useTranslation("ui");
  return /* @__PURE__ */ jsxs13("ol", { className: "days", "aria-label": label, children: [
    weekdayNames(locale).map((name) => /* @__PURE__ */ jsx16("li", { "data-k": "head", children: name }, name)),
    days3.map(({ day, kind, number }) => /* @__PURE__ */ jsxs13("li", { "data-k": kind === "plain" ? void 0 : kind, children: [
      /* @__PURE__ */ jsxs13("span", { className: "d", children: [
        /* @__PURE__ */ jsx16("span", { "aria-hidden": "true", children: shortDay(day) }),
        /* @__PURE__ */ jsx16("span", { className: "sr", children: formatDate(locale, day, "day") }),
        kind === "plain" || kind === "past" ? null : /* @__PURE__ */ jsxs13("span", { className: "sr", children: [
          " ",
          t(`day.${kind}`)
        ] })
      ] }),
      number === void 0 ? null : /* @__PURE__ */ jsx16("span", { className: "c", children: number })
    ] }, day))
  ] });
}

// packages/ui/src/components/deadline-line/deadline-line.tsx
import { Fragment as Fragment4, jsx as jsx17, jsxs as jsxs14 } from "react/jsx-runtime";
var TONE = { calm: void 0, soon: "warn", overdue: "bad" };
function DeadlineLine({ due, left, icon = "clock" }) {
  return /* @__PURE__ */ jsxs14("p", { className: "icon-line", children: [
    /* @__PURE__ */ jsx17(Icon, { name: icon }),
    /* @__PURE__ */ jsxs14("span", { children: [
      due,
      left ? /* @__PURE__ */ jsxs14(Fragment4, { children: [
        /* @__PURE__ */ jsx17("br", {}),
        /* @__PURE__ */ jsx17("span", { className: "muted sm", children: left })
      ] }) : null
    ] })
  ] });
}
function TimeLeft({ urgency = "calm", children }) {
  return /* @__PURE__ */ jsxs14("span", { className: "left-time", "data-tone": TONE[urgency], children: [
    /* @__PURE__ */ jsx17(Icon, { name: urgency === "overdue" ? "warn" : "clock" }),
    children
  ] });
}
function DeadlineSum({ steps }) {
  return /* @__PURE__ */ jsx17("ol", { className: "sum", children: steps.map(({ key, what, when }) => /* @__PURE__ */ jsxs14("li", { children: [
    /* @__PURE__ */ jsx17("span", { children: what }),
    /* @__PURE__ */ jsx17("span", { className: "num", children: when })
  ] }, key)) });
}

// packages/ui/src/components/description-list/description-list.tsx
import { jsx as jsx18, jsxs as jsxs15 } from "react/jsx-runtime";
function DescriptionList({ facts }) {
  return /* @__PURE__ */ jsx18("dl", { className: "facts", children: facts.map(({ key, term, value }) => /* @__PURE__ */ jsxs15("div", { children: [
    /* @__PURE__ */ jsx18("dt", { children: term }),
    /* @__PURE__ */ jsx18("dd", { children: value })
  ] }, key)) });
}
function ReviewList({ answers }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx18("dl", { className: "facts facts-wide", children: answers.map(({ key, term, value, changeHref, name }) => /* @__PURE__ */ jsxs15("div", { children: [
    /* @__PURE__ */ jsx18("dt", { children: term }),
    /* @__PURE__ */ jsx18("dd", { children: value }),
    changeHref ? /* @__PURE__ */ jsx18("dd", { children: /* @__PURE__ */ jsxs15("a", { href: changeHref, children: [
      t("review.change"),
      /* @__PURE__ */ jsxs15("span", { className: "sr", children: [
        ": ",
        name
      ] })
    ] }) }) : null
  ] }, key)) });
}

// packages/ui/src/components/desk-layout/counters.tsx
import { jsx as jsx19, jsxs as jsxs16 } from "react/jsx-runtime";
function Counters({ counters }) {
  return /* @__PURE__ */ jsx19("ul", { className: "counters", children: counters.map(({ key, href, value, label, note, tone }) => /* @__PURE__ */ jsx19("li", { children: /* @__PURE__ */ jsxs16("a", { className: "counter", "data-tone": tone, href, children: [
    /* @__PURE__ */ jsx19("b", { children: value }),
    /* @__PURE__ */ jsx19("span", { children: label }),
    note ? /* @__PURE__ */ jsx19("small", { children: note }) : null
  ] }) }, key)) });
}

// packages/ui/src/components/desk-layout/desk-layout.tsx
import { jsx as jsx20, jsxs as jsxs17 } from "react/jsx-runtime";
function Badge({ waiting, urgency }) {
  const { t } = useTranslation("ui");
  if (!waiting) return null;
  return /* @__PURE__ */ jsxs17("span", { className: "badge", "data-tone": urgency === "overdue" ? "bad" : void 0, children: [
    waiting,
    /* @__PURE__ */ jsxs17("span", { className: "sr", children: [
      " ",
      t("desk.cases", { count: waiting })
    ] })
  ] });
}
function DeskLinks({ groups }) {
  return groups.map(({ title, links: links3 }) => /* @__PURE__ */ jsxs17("div", { children: [
    title ? /* @__PURE__ */ jsx20("h2", { children: title }) : null,
    /* @__PURE__ */ jsx20("ul", { className: "dn", children: links3.map(({ href, label, icon, current, waiting, urgency }) => /* @__PURE__ */ jsx20("li", { children: /* @__PURE__ */ jsxs17("a", { href, "aria-current": current && (current === "page" ? "page" : "true"), children: [
      icon ? /* @__PURE__ */ jsx20(Icon, { name: icon }) : null,
      label,
      /* @__PURE__ */ jsx20(Badge, { waiting, urgency })
    ] }) }, href)) })
  ] }, title ?? "first"));
}
function DeskLayout({ groups, children }) {
  const { t } = useTranslation("ui");
  const current = groups.flatMap(({ links: links3 }) => links3).find((link) => link.current);
  return /* @__PURE__ */ jsxs17("div", { className: "desk", children: [
    /* @__PURE__ */ jsxs17("aside", { className: "desk-nav", "aria-label": t("desk.menu"), children: [
      /* @__PURE__ */ jsxs17("details", { className: "desk-fold", children: [
        /* @__PURE__ */ jsxs17("summary", { children: [
          /* @__PURE__ */ jsx20(Icon, { name: "menu" }),
          current ? t("desk.at", { place: current.label }) : t("desk.title")
        ] }),
        /* @__PURE__ */ jsx20("nav", { "aria-label": t("desk.foldedMenu"), children: /* @__PURE__ */ jsx20(DeskLinks, { groups }) })
      ] }),
      /* @__PURE__ */ jsx20("div", { className: "desk-side stick", children: /* @__PURE__ */ jsx20("nav", { "aria-label": t("desk.title"), children: /* @__PURE__ */ jsx20(DeskLinks, { groups }) }) })
    ] }),
    /* @__PURE__ */ jsx20("main", { id: "main", className: "desk-main", children })
  ] });
}

// packages/ui/src/components/empty-state/empty-state.tsx
import { jsx as jsx21, jsxs as jsxs18 } from "react/jsx-runtime";
function EmptyState({ icon, title, headingLevel = 2, children, acts }) {
  return /* @__PURE__ */ jsxs18("div", { className: "empty", children: [
    /* @__PURE__ */ jsx21(Icon, { name: icon, size: "lg" }),
    /* @__PURE__ */ jsx21(Heading, { level: headingLevel, children: title }),
    children ? /* @__PURE__ */ jsx21("p", { children }) : null,
    acts ? /* @__PURE__ */ jsx21("p", { className: "row", children: acts }) : null
  ] });
}

// packages/ui/src/components/error-summary/error-summary.tsx
import { jsx as jsx22, jsxs as jsxs19 } from "react/jsx-runtime";
function ErrorSummary({ errors, note }) {
  const { t } = useTranslation("ui");
  if (errors.length === 0) return null;
  return /* @__PURE__ */ jsxs19(
    "div",
    {
      className: "errors mb-6",
      role: "alert",
      tabIndex: -1,
      "aria-labelledby": "error-summary-title",
      id: "error-summary",
      autoFocus: true,
      children: [
        /* @__PURE__ */ jsxs19("h2", { id: "error-summary-title", children: [
          /* @__PURE__ */ jsx22(Icon, { name: "warn" }),
          t("errorSummary.title", { count: errors.length })
        ] }),
        /* @__PURE__ */ jsx22("p", { children: note ?? t("errorSummary.kept") }),
        /* @__PURE__ */ jsx22("ul", { className: "er", children: errors.map(({ fieldId, message }) => /* @__PURE__ */ jsx22("li", { children: fieldId ? /* @__PURE__ */ jsx22("a", { href: `#${fieldId}`, children: message }) : /* @__PURE__ */ jsx22("b", { children: message }) }, `${fieldId} ${message}`)) })
      ]
    }
  );
}

// packages/ui/src/components/field/text-input.tsx
import { jsx as jsx23, jsxs as jsxs20 } from "react/jsx-runtime";
var widthClass = (width) => width === "full" ? void 0 : `w-${width}`;
function wordsOf({ id, label, hint, error, need, labelAs, ...rest }) {
  return { words: { id, label, hint, error, need, labelAs }, rest };
}
function TextInput(props) {
  const { words, rest } = wordsOf(props);
  const { width = "full", suffix, ...native } = rest;
  return /* @__PURE__ */ jsx23(Field, { ...words, children: (wiring) => {
    const input = /* @__PURE__ */ jsx23("input", { ...native, ...wiring, className: classNames("input", widthClass(width)) });
    if (!suffix) return input;
    return /* @__PURE__ */ jsxs20("div", { className: "affix", children: [
      input,
      /* @__PURE__ */ jsx23("span", { children: suffix })
    ] });
  } });
}
function Textarea(props) {
  const { words, rest } = wordsOf(props);
  const { count, kind = "text", ...native } = rest;
  const countId = `${words.id}-count`;
  const after = count ? /* @__PURE__ */ jsx23("p", { className: "count", id: countId, children: count }) : null;
  return /* @__PURE__ */ jsx23(Field, { ...words, after, children: () => /* @__PURE__ */ jsx23(
    "textarea",
    {
      ...native,
      ...wiringOf(words, count ? countId : void 0),
      className: kind === "title" ? "input title-in" : "area"
    }
  ) });
}
function Select(props) {
  const { words, rest } = wordsOf(props);
  const { options, width = "full", density = "normal", ...native } = rest;
  return /* @__PURE__ */ jsx23(Field, { ...words, children: (wiring) => /* @__PURE__ */ jsx23(
    "select",
    {
      ...native,
      ...wiring,
      className: classNames("select", density === "small" && "select-sm", widthClass(width)),
      children: options.map(({ value, label }) => /* @__PURE__ */ jsx23("option", { value, children: label }, value))
    }
  ) });
}

// packages/ui/src/components/file-list/file-list.tsx
import { jsx as jsx24, jsxs as jsxs21 } from "react/jsx-runtime";
function FileList({ files }) {
  return /* @__PURE__ */ jsx24("ul", { className: "files", children: files.map(({ href, name, note, seal }) => /* @__PURE__ */ jsxs21("li", { className: "file", children: [
    /* @__PURE__ */ jsx24(Icon, { name: "file" }),
    /* @__PURE__ */ jsxs21("div", { children: [
      /* @__PURE__ */ jsx24("a", { href, children: name }),
      /* @__PURE__ */ jsx24("span", { children: note })
    ] }),
    seal === "signed" ? /* @__PURE__ */ jsx24(Icon, { name: "shield" }) : null
  ] }, href)) });
}
function CopyCode({ children }) {
  return /* @__PURE__ */ jsx24("p", { className: "copy", children: /* @__PURE__ */ jsx24("code", { children }) });
}

// packages/ui/src/components/fold/fold.tsx
import { jsx as jsx25, jsxs as jsxs22 } from "react/jsx-runtime";
function Fold({
  summary,
  state = "closed",
  children
}) {
  return /* @__PURE__ */ jsxs22("details", { className: "fold", open: state === "open", children: [
    /* @__PURE__ */ jsx25("summary", { children: summary }),
    typeof children === "string" ? /* @__PURE__ */ jsx25("p", { children }) : /* @__PURE__ */ jsx25("div", { children })
  ] });
}

// packages/ui/src/components/stitched-ornament/stitched-ornament.tsx
import { useId } from "react";

// packages/ui/src/ornament/fnv1a.ts
var OFFSET_BASIS = 2166136261;
var PRIME = 16777619;
function fnv1a(text) {
  let hash = OFFSET_BASIS;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
}

// packages/ui/src/ornament/motifs.ts
var on = (stitch, ring) => stitch.far + stitch.near === ring;
var at = ({ far, near }, x, y) => far === x && near === y;
var FRAMES = [
  {
    ground: (stitch) => on(stitch, 9) || on(stitch, 11) && stitch.near % 2 === 1,
    motif: (stitch) => at(stitch, 10, 0)
  },
  { ground: (stitch) => on(stitch, 10) || on(stitch, 8), motif: () => false },
  { ground: (stitch) => on(stitch, 9), motif: (stitch) => at(stitch, 10, 0) }
];
var CORNERS = [
  (x, y) => x === 0 && y <= 5 || x === y && x <= 4,
  (x, y) => x + y <= 4,
  (x, y) => x + y <= 6 && (x + y) % 2 === 0
];
var star = ({ far, near }, r) => near === 0 && far <= r || far === near && far <= r - 2 || far === r - 2 && near <= 1 || far === 1 && near <= 1;
var rhomb = (stitch, r) => {
  const distance = stitch.far + stitch.near;
  return distance === r || distance === r - 1 || distance <= r - 4;
};
var berries = ({ far, near }, r) => near === 0 && far <= r && far >= r - 3 || near === 1 && (far === r - 1 || far === r - 2) || far === near && (far === r - 3 || far === r - 4);
var leaves = ({ far, near }, r) => near === 0 && (far === r || far <= 1) || far === near && (far === r - 2 || far === r - 3 || far === 1) || far === near + 1 && far >= 2 && far <= r - 2;
var field = ({ far, near }, r) => far + near <= r && (far + near) % 2 === r % 2;
var wreath = ({ far, near }, r) => far + near === r && near >= 1 || far === near && far === r - 4 || far + near <= 1 || near === 0 && far === r;
var CORES = [leaves, field, wreath, rhomb, berries, star];

// packages/ui/src/ornament/stitch-grid.ts
var GRID_SIZE = 21;
var CENTRE = 10;
function choose(katottg) {
  const hash = fnv1a(katottg.trim().toLowerCase());
  const take = (from, shift) => from[(hash >>> shift) % from.length];
  return { frame: take(FRAMES, 18), corner: take(CORNERS, 28), core: take(CORES, 11), radius: take([6, 5], 8) };
}
function stitchGrid(katottg) {
  const { frame, corner, core, radius } = choose(katottg);
  const cell = (x, y) => {
    const [dx, dy] = [Math.abs(x - CENTRE), Math.abs(y - CENTRE)];
    const place = dx >= dy ? { far: dx, near: dy } : { far: dy, near: dx };
    if (corner(CENTRE - place.far, CENTRE - place.near) || core(place, radius) || frame.motif(place)) return "motif";
    return frame.ground(place) ? "ground" : "empty";
  };
  return Array.from({ length: GRID_SIZE }, (_, y) => Array.from({ length: GRID_SIZE }, (_2, x) => cell(x, y)));
}
function stitchPath(grid, kind) {
  return grid.flatMap((row, y) => row.map((cell, x) => cell === kind ? `M${x} ${y}h.86v.86h-.86z` : "")).join("");
}

// packages/ui/src/components/stitched-ornament/stitched-ornament.tsx
import { jsx as jsx26, jsxs as jsxs23 } from "react/jsx-runtime";
function StitchPattern({ id, katottg, scale }) {
  const grid = stitchGrid(katottg);
  return /* @__PURE__ */ jsxs23("pattern", { id, width: "21", height: "21", patternUnits: "userSpaceOnUse", patternTransform: `scale(${scale})`, children: [
    /* @__PURE__ */ jsx26("path", { d: stitchPath(grid, "ground"), fill: "currentColor", opacity: ".2" }),
    /* @__PURE__ */ jsx26("path", { className: "m", d: stitchPath(grid, "motif"), fill: "currentColor", opacity: ".92" })
  ] });
}
function usePlainId() {
  return useId().replaceAll(":", "");
}
function StitchedOrnament({ katottg, place = "hero" }) {
  const id = usePlainId();
  return /* @__PURE__ */ jsxs23(
    "svg",
    {
      className: place === "pitch" ? "hero-art pitch-art" : "hero-art",
      height: "112",
      "aria-hidden": "true",
      preserveAspectRatio: "xMaxYMid slice",
      children: [
        /* @__PURE__ */ jsxs23("defs", { children: [
          /* @__PURE__ */ jsx26(StitchPattern, { id: `${id}p`, katottg, scale: 9 }),
          /* @__PURE__ */ jsxs23("linearGradient", { id: `${id}g`, children: [
            /* @__PURE__ */ jsx26("stop", { offset: "0", stopColor: "#000" }),
            /* @__PURE__ */ jsx26("stop", { offset: ".45", stopColor: "#fff" })
          ] }),
          /* @__PURE__ */ jsx26("mask", { id: `${id}m`, children: /* @__PURE__ */ jsx26("rect", { width: "100%", height: "100%", fill: `url(#${id}g)` }) })
        ] }),
        /* @__PURE__ */ jsx26("rect", { width: "100%", height: "100%", fill: `url(#${id}p)`, mask: `url(#${id}m)` })
      ]
    }
  );
}
function StitchedTile({ katottg, height }) {
  const id = usePlainId();
  return /* @__PURE__ */ jsxs23("svg", { className: "hero hero-art stitched-tile", width: "100%", height, "aria-hidden": "true", children: [
    /* @__PURE__ */ jsx26("defs", { children: /* @__PURE__ */ jsx26(StitchPattern, { id: `${id}p`, katottg, scale: 6 }) }),
    /* @__PURE__ */ jsx26("rect", { width: "100%", height: "100%", fill: `url(#${id}p)` })
  ] });
}

// packages/ui/src/components/hero/hero.tsx
import { jsx as jsx27, jsxs as jsxs24 } from "react/jsx-runtime";
function Hero({ title, lead, acts, katottg, photo }) {
  return /* @__PURE__ */ jsxs24("div", { className: "hero", children: [
    photo ? /* @__PURE__ */ jsx27("img", { className: "hero-photo", src: photo.src, width: photo.width, height: photo.height, alt: "" }) : /* @__PURE__ */ jsx27(StitchedOrnament, { katottg }),
    /* @__PURE__ */ jsxs24("div", { className: "wrap", children: [
      /* @__PURE__ */ jsx27("h1", { children: title }),
      lead ? /* @__PURE__ */ jsx27("p", { className: "lead", children: lead }) : null,
      acts ? /* @__PURE__ */ jsx27("p", { className: "row", children: acts }) : null
    ] })
  ] });
}

// packages/ui/src/components/layout/layout.tsx
import { jsx as jsx28, jsxs as jsxs25 } from "react/jsx-runtime";
function PageMain({ kind = "page", children }) {
  return /* @__PURE__ */ jsx28("main", { id: "main", children: kind === "bands" ? children : /* @__PURE__ */ jsx28("div", { className: "wrap page", children }) });
}
function Band(props) {
  const { labelledBy, look = "plain", children } = props;
  if (look === "plain") {
    return /* @__PURE__ */ jsx28("section", { className: "wrap band", "aria-labelledby": labelledBy, children });
  }
  return /* @__PURE__ */ jsx28("section", { className: "band band-linen", "aria-labelledby": labelledBy, children: /* @__PURE__ */ jsx28("div", { className: "wrap", children }) });
}
function HeadingRow({ children }) {
  return /* @__PURE__ */ jsx28("div", { className: "row row-between", children });
}
function Split({ side = "end", children }) {
  return /* @__PURE__ */ jsx28("div", { className: classNames("split", side !== "end" && `split-${side}`), children });
}
function Columns({ count, children }) {
  return /* @__PURE__ */ jsx28("div", { className: `cols-${count}`, children });
}
function ActSplit({ head, act, more, children }) {
  return /* @__PURE__ */ jsxs25("div", { className: "act-split", children: [
    /* @__PURE__ */ jsx28("div", { className: "act-head flow", children: head }),
    /* @__PURE__ */ jsxs25("div", { className: "act-side", children: [
      /* @__PURE__ */ jsx28("div", { className: "act-place", children: act }),
      more ? /* @__PURE__ */ jsx28("div", { className: "act-more flow", children: more }) : null
    ] }),
    /* @__PURE__ */ jsx28("div", { className: "act-body", children })
  ] });
}

// packages/ui/src/components/list/item-list.tsx
import { jsx as jsx29, jsxs as jsxs26 } from "react/jsx-runtime";
function ListRow({ href, title, headingLevel = 3, chips, side, meta, children }) {
  return /* @__PURE__ */ jsxs26("li", { className: side ? "item item-2" : "item", children: [
    chips ? /* @__PURE__ */ jsx29("div", { className: "row", children: chips }) : null,
    /* @__PURE__ */ jsx29(Heading, { level: headingLevel, children: /* @__PURE__ */ jsx29("a", { href, children: title }) }),
    side ? /* @__PURE__ */ jsx29("div", { className: "item-side", children: side }) : null,
    children ? /* @__PURE__ */ jsx29("p", { children }) : null,
    meta ? /* @__PURE__ */ jsx29("p", { className: "meta", children: meta }) : null
  ] });
}
function ItemList({ order = "ranked", children }) {
  return order === "ranked" ? /* @__PURE__ */ jsx29("ol", { className: "items", children }) : /* @__PURE__ */ jsx29("ul", { className: "items", children });
}

// packages/ui/src/components/list/open-row.tsx
import { jsx as jsx30, jsxs as jsxs27 } from "react/jsx-runtime";
function OpenRow(props) {
  const { icon, kind, title, href, headingLevel = 3, note, due, left, act, actHref = href, weight = "second" } = props;
  return /* @__PURE__ */ jsxs27("li", { className: "open-row", children: [
    /* @__PURE__ */ jsxs27("div", { className: "what", children: [
      /* @__PURE__ */ jsx30(Kicker, { icon, children: kind }),
      /* @__PURE__ */ jsx30(Heading, { level: headingLevel, children: /* @__PURE__ */ jsx30("a", { href, children: title }) }),
      note ? /* @__PURE__ */ jsx30("p", { className: "muted sm", children: note }) : null
    ] }),
    /* @__PURE__ */ jsx30(DeadlineLine, { due, left }),
    /* @__PURE__ */ jsx30(LinkButton, { variant: weight, href: actHref, "aria-label": `${act}: ${title}`, children: act })
  ] });
}

// packages/ui/src/components/list/task-list.tsx
import { jsx as jsx31, jsxs as jsxs28 } from "react/jsx-runtime";
function TaskList({ tasks }) {
  return /* @__PURE__ */ jsx31("ul", { className: "tasks mt-5", children: tasks.map(({ href, icon, title, note }) => /* @__PURE__ */ jsx31("li", { children: /* @__PURE__ */ jsxs28("a", { href, children: [
    /* @__PURE__ */ jsx31(Icon, { name: icon, size: "lg" }),
    /* @__PURE__ */ jsxs28("span", { children: [
      /* @__PURE__ */ jsx31("b", { children: title }),
      note ? /* @__PURE__ */ jsx31("small", { children: note }) : null
    ] }),
    /* @__PURE__ */ jsx31(Icon, { name: "right" })
  ] }) }, href)) });
}

// packages/ui/src/components/login-choice/login-choice.tsx
import { jsx as jsx32, jsxs as jsxs29 } from "react/jsx-runtime";
function LoginChoice({ legend, providers, action, name = "provider", keep = {} }) {
  return /* @__PURE__ */ jsxs29("form", { method: "post", action, children: [
    Object.entries(keep).map(([key, value]) => /* @__PURE__ */ jsx32("input", { type: "hidden", name: key, value }, key)),
    /* @__PURE__ */ jsxs29("fieldset", { children: [
      /* @__PURE__ */ jsx32("legend", { className: "label mb-4", children: legend }),
      /* @__PURE__ */ jsx32("ul", { className: "providers", children: providers.map(({ value, icon, label, note }) => /* @__PURE__ */ jsx32("li", { children: /* @__PURE__ */ jsxs29("button", { className: "provider", type: "submit", name, value, children: [
        /* @__PURE__ */ jsx32(Icon, { name: icon, size: "lg" }),
        /* @__PURE__ */ jsxs29("span", { children: [
          /* @__PURE__ */ jsx32("b", { children: label }),
          note ? /* @__PURE__ */ jsx32("small", { children: note }) : null
        ] }),
        /* @__PURE__ */ jsx32(Icon, { name: "right" })
      ] }) }, value)) })
    ] })
  ] });
}

// packages/ui/src/components/notice/notice.tsx
import { jsx as jsx33, jsxs as jsxs30 } from "react/jsx-runtime";
var ICON2 = { ok: "ok", info: "info", warn: "clock", bad: "warn" };
function Notice({ tone, icon, title, headingLevel = 3, appears = "with-page", children }) {
  return /* @__PURE__ */ jsxs30("div", { className: "notice", "data-tone": tone, role: appears === "after-act" ? "status" : void 0, children: [
    /* @__PURE__ */ jsx33(Icon, { name: icon ?? ICON2[tone] }),
    /* @__PURE__ */ jsxs30("div", { children: [
      title ? /* @__PURE__ */ jsx33(Heading, { level: headingLevel, children: title }) : null,
      typeof children === "string" ? /* @__PURE__ */ jsx33("p", { children }) : children
    ] })
  ] });
}

// packages/ui/src/components/official-strip/official-strip.tsx
import { jsx as jsx34, jsxs as jsxs31 } from "react/jsx-runtime";
var HREFLANG = { uk: "uk", en: "en" };
function Flag() {
  return /* @__PURE__ */ jsxs31("svg", { className: "flag", viewBox: "0 0 27 18", width: "27", height: "18", "aria-hidden": "true", children: [
    /* @__PURE__ */ jsx34("path", { d: "M0 0h27v9H0z", fill: "#3f8fe0" }),
    /* @__PURE__ */ jsx34("path", { d: "M0 9h27v9H0z", fill: "#ffd500" })
  ] });
}
function PublicWords({ howToCheck }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs31("details", { children: [
    /* @__PURE__ */ jsxs31("summary", { children: [
      /* @__PURE__ */ jsx34(Flag, {}),
      /* @__PURE__ */ jsxs31("span", { className: "wide", children: [
        t("official.long"),
        " ",
        /* @__PURE__ */ jsx34("u", { children: t("official.howToCheck") })
      ] }),
      /* @__PURE__ */ jsx34("u", { className: "thin", children: t("official.short") })
    ] }),
    /* @__PURE__ */ jsx34("p", { children: howToCheck ?? t("official.check") })
  ] });
}
function StaffWords() {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs31("p", { className: "icon-line", children: [
    /* @__PURE__ */ jsx34(Icon, { name: "lock" }),
    /* @__PURE__ */ jsxs31("span", { children: [
      t("official.staff"),
      /* @__PURE__ */ jsx34("span", { className: "wide", children: t("official.staffMore") })
    ] })
  ] });
}
function PlatformWords() {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs31("p", { className: "icon-line", children: [
    /* @__PURE__ */ jsx34(Flag, {}),
    /* @__PURE__ */ jsx34("span", { children: t("official.platform") })
  ] });
}
function OfficialStrip({ alternates, lookHref, audience = "public", howToCheck }) {
  const { t, locale } = useTranslation("ui");
  return /* @__PURE__ */ jsx34("div", { className: "official", children: /* @__PURE__ */ jsxs31("div", { className: "wrap", children: [
    audience === "public" ? /* @__PURE__ */ jsx34(PublicWords, { howToCheck }) : null,
    audience === "staff" ? /* @__PURE__ */ jsx34(StaffWords, {}) : null,
    audience === "platform" ? /* @__PURE__ */ jsx34(PlatformWords, {}) : null,
    /* @__PURE__ */ jsxs31("span", { className: "official-links", children: [
      /* @__PURE__ */ jsxs31("a", { href: lookHref, children: [
        /* @__PURE__ */ jsx34(Icon, { name: "access" }),
        /* @__PURE__ */ jsxs31("span", { className: "look", children: [
          t("look.label"),
          /* @__PURE__ */ jsx34("span", { className: "sr", children: t("look.more") })
        ] })
      ] }),
      LOCALES.map(
        (language) => language === locale ? /* @__PURE__ */ jsx34("span", { "aria-current": "true", lang: language, children: t(`language.${language}`) }, language) : /* @__PURE__ */ jsx34("a", { href: alternates[language], lang: language, hrefLang: HREFLANG[language], children: t(`language.${language}`) }, language)
      )
    ] })
  ] }) });
}

// packages/ui/src/components/pagination/pagination.tsx
import { Fragment as Fragment5, jsx as jsx35, jsxs as jsxs32 } from "react/jsx-runtime";
function KeysetPagination(props) {
  const { label, previousHref, nextHref } = props;
  const { t } = useTranslation("ui");
  if (!previousHref && !nextHref) return null;
  return /* @__PURE__ */ jsxs32("nav", { className: "pages mt-5", "aria-label": label, children: [
    previousHref ? /* @__PURE__ */ jsxs32("a", { className: "next", href: previousHref, rel: "prev", children: [
      /* @__PURE__ */ jsx35(Icon, { name: "left" }),
      t("pages.previous")
    ] }) : null,
    nextHref ? /* @__PURE__ */ jsxs32("a", { className: "next", href: nextHref, rel: "next", children: [
      t("pages.next"),
      /* @__PURE__ */ jsx35(Icon, { name: "right" })
    ] }) : null
  ] });
}
function pageNumbers(current, total) {
  const near = current <= 2 ? [1, 2, 3] : current >= total - 1 ? [total - 2, total - 1, total] : [current - 1, current, current + 1];
  const shown = [.../* @__PURE__ */ new Set([1, ...near, total])].filter((page) => page >= 1 && page <= total).sort((a, b) => a - b);
  return shown.flatMap((page, index) => {
    const previous = shown[index - 1];
    if (previous === void 0 || page - previous === 1) return [page];
    return page - previous === 2 ? [page - 1, page] : [page <= current ? "gap-before" : "gap-after", page];
  });
}
function NumberedPagination({ label, current, total, hrefOf }) {
  const { t } = useTranslation("ui");
  if (total < 2) return null;
  return /* @__PURE__ */ jsxs32("nav", { className: "pages mt-5", "aria-label": label, children: [
    pageNumbers(current, total).map((page) => {
      if (typeof page === "string") {
        return /* @__PURE__ */ jsx35("span", { "aria-hidden": "true", children: "\u2026" }, page);
      }
      const number = /* @__PURE__ */ jsxs32(Fragment5, { children: [
        /* @__PURE__ */ jsxs32("span", { className: "sr", children: [
          t("pages.page"),
          " "
        ] }),
        page
      ] });
      return page === current ? /* @__PURE__ */ jsx35("span", { "aria-current": "page", children: number }, page) : /* @__PURE__ */ jsx35("a", { href: hrefOf(page), children: number }, page);
    }),
    current < total ? /* @__PURE__ */ jsxs32("a", { className: "next", href: hrefOf(current + 1), rel: "next", children: [
      t("pages.next"),
      /* @__PURE__ */ jsx35(Icon, { name: "right" })
    ] }) : null
  ] });
}

// packages/ui/src/components/prose/prose.tsx
import { jsx as jsx36 } from "react/jsx-runtime";
function Prose({ children }) {
  return /* @__PURE__ */ jsx36("div", { className: "prose measure", children });
}
function PrintOnly({ children }) {
  return /* @__PURE__ */ jsx36("p", { className: "only-print", children });
}

// packages/ui/src/components/search-form/filter-panel.tsx
import { jsx as jsx37, jsxs as jsxs33 } from "react/jsx-runtime";
function FilterPanel({ summary, children }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs33("aside", { "aria-label": t("filter.label"), children: [
    /* @__PURE__ */ jsxs33("details", { className: "fold narrow-only", children: [
      /* @__PURE__ */ jsxs33("summary", { children: [
        /* @__PURE__ */ jsx37(Icon, { name: "list" }),
        summary
      ] }),
      /* @__PURE__ */ jsx37("div", { children: children("narrow-") })
    ] }),
    /* @__PURE__ */ jsx37("div", { className: "wide-only stick", children: children("wide-") })
  ] });
}

// packages/ui/src/components/search-form/search-form.tsx
import { jsx as jsx38, jsxs as jsxs34 } from "react/jsx-runtime";
function SearchForm(props) {
  const { id, action, label, name = "q", value, example, variant = "second", keep = {} } = props;
  const { t } = useTranslation("ui");
  return (
    // biome-ignore lint/a11y/useSemanticElements: old phones of residents do not know <search>
    /* @__PURE__ */ jsxs34("form", { className: "search mb-5", role: "search", action, children: [
      /* @__PURE__ */ jsx38("label", { className: "sr", htmlFor: id, children: label }),
      Object.entries(keep).map(([key, kept]) => /* @__PURE__ */ jsx38("input", { type: "hidden", name: key, value: kept }, key)),
      /* @__PURE__ */ jsx38("input", { className: "input", id, name, type: "search", defaultValue: value, placeholder: example }),
      /* @__PURE__ */ jsxs34("button", { className: classNames("btn", variant === "second" && "btn-second"), type: "submit", children: [
        /* @__PURE__ */ jsx38(Icon, { name: "search" }),
        /* @__PURE__ */ jsx38("span", { children: t("search.find") })
      ] })
    ] })
  );
}

// packages/ui/src/components/search-form/sort-form.tsx
import { jsx as jsx39, jsxs as jsxs35 } from "react/jsx-runtime";
function SortForm(props) {
  const { id, action, name = "sort", options, value, keep = {} } = props;
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs35("form", { className: "row sortrow", action, children: [
    Object.entries(keep).map(([key, kept]) => /* @__PURE__ */ jsx39("input", { type: "hidden", name: key, value: kept }, key)),
    /* @__PURE__ */ jsx39("label", { className: "sm", htmlFor: id, children: t("sort.label") }),
    /* @__PURE__ */ jsx39("select", { className: "select select-sm w-sort", id, name, defaultValue: value, children: options.map((option) => /* @__PURE__ */ jsx39("option", { value: option.value, children: option.label }, option.value)) }),
    /* @__PURE__ */ jsx39(IconButton, { icon: "right", label: t("sort.act") })
  ] });
}

// packages/ui/src/components/settings-field/settings-field.tsx
import { jsx as jsx40, jsxs as jsxs36 } from "react/jsx-runtime";
function SettingsField(props) {
  const { id, label, source, error, suffix, note, effect, frozen, children } = props;
  const wiring = wiringOf({ id, label, hint: source, error }, frozen ? `${id}-frozen` : void 0);
  const control = /* @__PURE__ */ jsxs36("div", { className: "affix", children: [
    children(wiring),
    suffix ? /* @__PURE__ */ jsx40("span", { children: suffix }) : null
  ] });
  return /* @__PURE__ */ jsxs36("div", { className: "setting", children: [
    /* @__PURE__ */ jsxs36("div", { className: "ask", children: [
      /* @__PURE__ */ jsx40("label", { className: "label", htmlFor: id, children: label }),
      source ? /* @__PURE__ */ jsx40("p", { className: "hint sm", id: `${id}-hint`, children: source }) : null
    ] }),
    /* @__PURE__ */ jsxs36("div", { className: "flow-sm", children: [
      error ? /* @__PURE__ */ jsxs36("div", { className: "field", "data-invalid": "", children: [
        /* @__PURE__ */ jsx40(FieldError, { id: `${id}-error`, children: error }),
        control
      ] }) : control,
      note ? /* @__PURE__ */ jsxs36("p", { className: "xs muted icon-line", children: [
        /* @__PURE__ */ jsx40(Icon, { name: "info" }),
        /* @__PURE__ */ jsx40("span", { children: note })
      ] }) : null,
      frozen ? /* @__PURE__ */ jsxs36("p", { className: "sm icon-line", id: `${id}-frozen`, children: [
        /* @__PURE__ */ jsx40(Icon, { name: "lock" }),
        /* @__PURE__ */ jsx40("span", { children: frozen })
      ] }) : null,
      effect ? /* @__PURE__ */ jsxs36("div", { className: "notice", "data-tone": "info", children: [
        /* @__PURE__ */ jsx40(Icon, { name: "stats" }),
        /* @__PURE__ */ jsx40("div", { children: /* @__PURE__ */ jsx40("p", { className: "sm", children: effect }) })
      ] }) : null
    ] })
  ] });
}
function SettingsGroup(props) {
  const { legend, source, children } = props;
  return /* @__PURE__ */ jsxs36("fieldset", { className: "setting", children: [
    /* @__PURE__ */ jsx40("legend", { className: "sr", children: legend }),
    /* @__PURE__ */ jsxs36("div", { className: "ask", children: [
      /* @__PURE__ */ jsx40("p", { className: "label", "aria-hidden": "true", children: legend }),
      source ? /* @__PURE__ */ jsx40("p", { className: "hint sm", children: source }) : null
    ] }),
    /* @__PURE__ */ jsx40("div", { className: "choices", children })
  ] });
}
function SaveBar({ children }) {
  return /* @__PURE__ */ jsx40("div", { className: "savebar mt-6", children });
}

// packages/ui/src/components/share-list/share-list.tsx
import { jsx as jsx41, jsxs as jsxs37 } from "react/jsx-runtime";
function ShareList(props) {
  const { title, links: links3, headingLevel = 2 } = props;
  return /* @__PURE__ */ jsx41(Card, { title, headingLevel, look: "linen", printing: "screen-only", children: /* @__PURE__ */ jsx41("ul", { className: "flow-sm links", children: links3.map(({ href, icon, label }) => /* @__PURE__ */ jsx41("li", { children: /* @__PURE__ */ jsxs37("a", { className: "icon-line", href, children: [
    /* @__PURE__ */ jsx41(Icon, { name: icon }),
    label
  ] }) }, href)) }) });
}

// packages/ui/src/components/sign-card/sign-card.tsx
import { jsx as jsx42, jsxs as jsxs38 } from "react/jsx-runtime";
function SignCard({ count, status, act, note, ...progress }) {
  return /* @__PURE__ */ jsxs38("div", { className: "sign", children: [
    /* @__PURE__ */ jsx42(Progress, { ...progress, value: count }),
    /* @__PURE__ */ jsx42("p", { children: status }),
    act,
    note ? /* @__PURE__ */ jsx42("p", { className: "note", children: note }) : null
  ] });
}

// packages/ui/src/components/wordmark/wordmark.tsx
import { jsx as jsx43, jsxs as jsxs39 } from "react/jsx-runtime";
function Wordmark({ size = "md" }) {
  return /* @__PURE__ */ jsxs39(
    "svg",
    {
      className: size === "big" ? "wordmark wm-big" : "wordmark",
      viewBox: "0 0 184 88",
      height: "88",
      role: "img",
      "aria-label": "\u0412\u0456\u0447\u0435",
      children: [
        /* @__PURE__ */ jsxs39("g", { fill: "none", stroke: "currentColor", strokeWidth: "12", strokeLinecap: "round", strokeLinejoin: "round", children: [
          /* @__PURE__ */ jsx43("path", { d: "M10 14h19a14.5 14.5 0 0 1 0 29H10m19 0h3a15.5 15.5 0 0 1 0 31H10V14" }),
          /* @__PURE__ */ jsx43("path", { d: "M72 40v34" }),
          /* @__PURE__ */ jsx43("path", { d: "M95 34v10a13 13 0 0 0 13 13h13m0-23v40" }),
          /* @__PURE__ */ jsx43("path", { d: "M137 55h38a20 20 0 1 0-6.5 13" })
        ] }),
        /* @__PURE__ */ jsx43("circle", { className: "voice", cx: "72", cy: "16", r: "9.5", fill: "currentColor" })
      ]
    }
  );
}
function AppMark({ label }) {
  return /* @__PURE__ */ jsxs39("svg", { width: "72", height: "72", viewBox: "0 0 72 72", role: "img", "aria-label": label, children: [
    /* @__PURE__ */ jsx43("rect", { width: "72", height: "72", rx: "16", fill: "#13336e" }),
    /* @__PURE__ */ jsxs39("g", { stroke: "#fff", strokeWidth: "8", strokeLinecap: "round", children: [
      /* @__PURE__ */ jsx43("path", { d: "M18 42v14" }),
      /* @__PURE__ */ jsx43("path", { d: "M36 36v20" }),
      /* @__PURE__ */ jsx43("path", { d: "M54 42v14" })
    ] }),
    /* @__PURE__ */ jsx43("circle", { cx: "18", cy: "27", r: "5.5", fill: "#fff" }),
    /* @__PURE__ */ jsx43("circle", { cx: "36", cy: "20", r: "6.5", fill: "#ffc933" }),
    /* @__PURE__ */ jsx43("circle", { cx: "54", cy: "27", r: "5.5", fill: "#fff" })
  ] });
}

// packages/ui/src/components/site-footer/site-footer.tsx
import { Fragment as Fragment6, jsx as jsx44, jsxs as jsxs40 } from "react/jsx-runtime";
function Made({ licence }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs40("div", { className: "foot-end", children: [
    /* @__PURE__ */ jsx44("p", { children: licence }),
    /* @__PURE__ */ jsxs40("p", { className: "made", children: [
      t("footer.madeWith"),
      " ",
      /* @__PURE__ */ jsx44(Wordmark, {})
    ] })
  ] });
}
function SiteFooter({ council, columns, licence }) {
  const { name, address, phone, email, help } = council;
  return /* @__PURE__ */ jsxs40("footer", { className: "foot", children: [
    /* @__PURE__ */ jsx44("div", { className: "stitch", "aria-hidden": "true" }),
    /* @__PURE__ */ jsxs40("div", { className: "wrap", children: [
      /* @__PURE__ */ jsxs40("div", { className: "foot-grid no-print", children: [
        /* @__PURE__ */ jsxs40("div", { className: "flow-sm", children: [
          /* @__PURE__ */ jsx44("h2", { children: name }),
          /* @__PURE__ */ jsxs40("address", { children: [
            address,
            phone ? /* @__PURE__ */ jsxs40(Fragment6, { children: [
              /* @__PURE__ */ jsx44("br", {}),
              /* @__PURE__ */ jsx44("a", { href: `tel:${phone.replace(/[^+\d]/g, "")}`, children: phone })
            ] }) : null,
            email ? /* @__PURE__ */ jsxs40(Fragment6, { children: [
              /* @__PURE__ */ jsx44("br", {}),
              /* @__PURE__ */ jsx44("a", { href: `mailto:${email}`, children: email })
            ] }) : null
          ] }),
          help ? /* @__PURE__ */ jsx44("p", { className: "muted", children: help }) : null
        ] }),
        columns.map(({ title, links: links3 }) => /* @__PURE__ */ jsxs40("div", { children: [
          /* @__PURE__ */ jsx44("h2", { children: title }),
          /* @__PURE__ */ jsx44("ul", { className: "fl", children: links3.map(({ href, label }) => /* @__PURE__ */ jsx44("li", { children: /* @__PURE__ */ jsx44("a", { href, children: label }) }, href)) })
        ] }, title))
      ] }),
      /* @__PURE__ */ jsx44(Made, { licence })
    ] })
  ] });
}
function DeskFooter({ children }) {
  return /* @__PURE__ */ jsx44("footer", { className: "foot foot-desk", children: /* @__PURE__ */ jsx44("div", { className: "wrap", children: /* @__PURE__ */ jsx44(Made, { licence: children }) }) });
}

// packages/ui/src/components/site-header/crest.tsx
import { jsx as jsx45, jsxs as jsxs41 } from "react/jsx-runtime";
function Crest({ src, label }) {
  if (src) return /* @__PURE__ */ jsx45("img", { className: "crest", src, alt: label, width: "48", height: "56" });
  return /* @__PURE__ */ jsxs41("svg", { className: "crest", viewBox: "0 0 48 56", width: "48", height: "56", "aria-hidden": "true", children: [
    /* @__PURE__ */ jsx45("path", { d: "M3 3h42v27c0 12-9 19-21 23C12 49 3 42 3 30z", fill: "#fff", stroke: "#000", strokeWidth: "2.5" }),
    /* @__PURE__ */ jsx45("path", { d: "M4.3 28h39.4v2c0 11-8 17.6-19.700 21.6C12.3 47.6 4.3 41 4.3 30z", fill: "#c5d9e9" }),
    /* @__PURE__ */ jsx45("path", { d: "M24 15.5 34.5 28 24 40.5 13.5 28z", fill: "#fff", stroke: "#000", strokeWidth: "2.5", strokeLinejoin: "round" }),
    /* @__PURE__ */ jsx45("path", { d: "M24 23.5l3.800 4.5-3.800 4.5-3.800-4.5z", fill: "#000" })
  ] });
}

// packages/ui/src/components/site-header/user-menu.tsx
import { jsx as jsx46, jsxs as jsxs42 } from "react/jsx-runtime";
function UserMenu({ name, links: links3, signOutAction, signOutFields }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs42("details", { className: "user-menu", children: [
    /* @__PURE__ */ jsxs42("summary", { className: "btn btn-quiet", children: [
      /* @__PURE__ */ jsx46(Icon, { name: "user" }),
      /* @__PURE__ */ jsx46("span", { className: "label-wide", children: name })
    ] }),
    /* @__PURE__ */ jsxs42("div", { className: "menu-sheet", children: [
      /* @__PURE__ */ jsx46("ul", { className: "nav-list", children: links3.map(({ href, label }) => /* @__PURE__ */ jsx46("li", { children: /* @__PURE__ */ jsx46("a", { href, children: label }) }, href)) }),
      /* @__PURE__ */ jsxs42("form", { method: "post", action: signOutAction, children: [
        signOutFields,
        /* @__PURE__ */ jsx46("button", { className: "link-btn", type: "submit", children: t("header.signOut") })
      ] })
    ] })
  ] });
}

// packages/ui/src/components/site-header/site-header.tsx
import { jsx as jsx47, jsxs as jsxs43 } from "react/jsx-runtime";
function NavList({ items }) {
  return /* @__PURE__ */ jsx47("ul", { className: "nav-list", children: items.map(({ href, label, current }) => /* @__PURE__ */ jsx47("li", { children: /* @__PURE__ */ jsx47("a", { href, "aria-current": current && (current === "page" ? "page" : "true"), children: label }) }, href)) });
}
function PhoneMenu({ items }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsxs43("details", { className: "menu", children: [
    /* @__PURE__ */ jsxs43("summary", { className: "btn btn-quiet", children: [
      /* @__PURE__ */ jsx47(Icon, { name: "menu" }),
      /* @__PURE__ */ jsx47("span", { className: "sr", children: t("header.menu") })
    ] }),
    /* @__PURE__ */ jsx47("nav", { className: "menu-sheet", "aria-label": t("header.menu"), children: /* @__PURE__ */ jsx47(NavList, { items }) })
  ] });
}
function SiteHeader({ brand, nav: nav2 = [], searchHref, account, acts = [] }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx47("div", { className: "head", children: /* @__PURE__ */ jsxs43("div", { className: "wrap", children: [
    /* @__PURE__ */ jsxs43("div", { className: "head-top", children: [
      /* @__PURE__ */ jsxs43("a", { className: "brand", href: brand.href, children: [
        brand.mark,
        /* @__PURE__ */ jsxs43("span", { children: [
          /* @__PURE__ */ jsx47("span", { className: "brand-name", children: brand.name }),
          brand.sub ? /* @__PURE__ */ jsx47("span", { className: "brand-sub", children: brand.sub }) : null
        ] })
      ] }),
      /* @__PURE__ */ jsxs43("div", { className: "head-acts", children: [
        searchHref ? /* @__PURE__ */ jsx47(LinkButton, { variant: "quiet", href: searchHref, icon: "search", children: /* @__PURE__ */ jsx47("span", { className: "label-wide", children: t("header.search") }) }) : null,
        acts.map(({ href, label, icon }) => /* @__PURE__ */ jsx47(LinkButton, { variant: "second", href, icon, children: /* @__PURE__ */ jsx47("span", { className: "label-wide", children: label }) }, href)),
        account.kind === "guest" ? /* @__PURE__ */ jsx47(LinkButton, { variant: "second", href: account.signInHref, icon: "user", children: /* @__PURE__ */ jsx47("span", { className: "label-wide", children: t("header.signIn") }) }) : null,
        account.kind === "person" ? /* @__PURE__ */ jsx47(UserMenu, { ...account }) : null,
        nav2.length > 0 ? /* @__PURE__ */ jsx47(PhoneMenu, { items: nav2 }) : null
      ] })
    ] }),
    nav2.length > 0 ? /* @__PURE__ */ jsx47("nav", { className: "nav", "aria-label": t("header.sections"), children: /* @__PURE__ */ jsx47(NavList, { items: nav2 }) }) : null
  ] }) });
}

// packages/ui/src/components/skeleton/skeleton.tsx
import { jsx as jsx48, jsxs as jsxs44 } from "react/jsx-runtime";
var WIDTHS = ["w40", "w80", "w60"];
function Skeleton({ label }) {
  return /* @__PURE__ */ jsxs44("div", { className: "card flow", "aria-busy": "true", children: [
    /* @__PURE__ */ jsx48("span", { className: "sr", role: "status", children: label }),
    WIDTHS.map((width) => /* @__PURE__ */ jsx48("div", { className: `skeleton ${width}` }, width))
  ] });
}

// packages/ui/src/components/skip-link/skip-link.tsx
import { jsx as jsx49 } from "react/jsx-runtime";
function SkipLink({ href = "#main" }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx49("a", { className: "skip", href, children: t("skip") });
}

// packages/ui/src/components/stat-numbers/stat-numbers.tsx
import { jsx as jsx50, jsxs as jsxs45 } from "react/jsx-runtime";
function StatNumbers({ stats }) {
  return /* @__PURE__ */ jsx50("div", { className: "cols-4 mt-5", children: stats.map(({ key, value, label }) => /* @__PURE__ */ jsxs45("p", { className: "stat", children: [
    /* @__PURE__ */ jsx50("b", { children: value }),
    /* @__PURE__ */ jsx50("span", { children: label })
  ] }, key)) });
}

// packages/ui/src/components/steps/steps.tsx
import { Fragment as Fragment7, jsx as jsx51, jsxs as jsxs46 } from "react/jsx-runtime";
function StepList({ steps }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx51("ol", { className: "steps", children: steps.map(({ key, label, state, href }, index) => /* @__PURE__ */ jsxs46("li", { "data-state": state, "aria-current": state === "now" ? "step" : void 0, children: [
    /* @__PURE__ */ jsx51("span", { className: "no", children: state === "done" ? /* @__PURE__ */ jsx51(Icon, { name: "check" }) : index + 1 }),
    /* @__PURE__ */ jsxs46("span", { children: [
      href && state === "done" ? /* @__PURE__ */ jsx51("a", { href, children: label }) : label,
      state === "done" ? /* @__PURE__ */ jsxs46("span", { className: "sr", children: [
        " ",
        t("steps.done")
      ] }) : null
    ] })
  ] }, key)) });
}
function Steps({ steps, label }) {
  const { t } = useTranslation("ui");
  const current = steps.findIndex(({ state }) => state === "now") + 1;
  return /* @__PURE__ */ jsxs46(Fragment7, { children: [
    /* @__PURE__ */ jsx51("nav", { className: "step-side", "aria-label": label, children: /* @__PURE__ */ jsx51(StepList, { steps }) }),
    /* @__PURE__ */ jsxs46("details", { className: "step-fold", children: [
      /* @__PURE__ */ jsxs46("summary", { children: [
        t("steps.position", { current, total: steps.length }),
        /* @__PURE__ */ jsx51("u", { children: t("steps.all") })
      ] }),
      /* @__PURE__ */ jsx51(StepList, { steps })
    ] })
  ] });
}

// packages/ui/src/components/stitched-ornament/fallen-stitch.tsx
import { jsx as jsx52, jsxs as jsxs47 } from "react/jsx-runtime";
var MISSING = { x: 13, y: 13 };
function FallenStitch({ katottg }) {
  const grid = stitchGrid(katottg);
  const torn = grid.map((row, y) => row.map((cell, x) => x === MISSING.x && y === MISSING.y ? "empty" : cell));
  return /* @__PURE__ */ jsxs47("svg", { className: "lost", viewBox: "0 0 21 28", width: "320", height: "427", "aria-hidden": "true", children: [
    /* @__PURE__ */ jsx52("path", { className: "la", d: stitchPath(torn, "ground") }),
    /* @__PURE__ */ jsx52("path", { className: "lb", d: stitchPath(torn, "motif") }),
    /* @__PURE__ */ jsx52("path", { className: "hole", d: `M${MISSING.x + 0.08} ${MISSING.y + 0.08}h.7v.7h-.7z` }),
    /* @__PURE__ */ jsx52("path", { className: "lb", transform: "translate(16.2 25.2) rotate(28)", d: "M0 0h.86v.86H0z" }),
    /* @__PURE__ */ jsx52("path", { className: "ground", d: "M2 26.6h17" })
  ] });
}

// packages/ui/src/components/table/table.tsx
import { jsx as jsx53, jsxs as jsxs48 } from "react/jsx-runtime";
function numberClass(align) {
  return align === "number" ? "n" : void 0;
}
function TableRow(props) {
  const { columns, content, tone } = props;
  return /* @__PURE__ */ jsx53("tr", { role: "row", "data-tone": tone, children: columns.map(
    (column, index) => index === 0 ? /* @__PURE__ */ jsx53("th", { scope: "row", role: "rowheader", children: content(column) }, column.key) : /* @__PURE__ */ jsx53("td", { role: "cell", "data-label": column.title, className: numberClass(column.align), children: content(column) }, column.key)
  ) });
}
function TableBox(props) {
  const { caption, scrolls, children } = props;
  if (scrolls === "no") return /* @__PURE__ */ jsx53("div", { className: "table-box", children });
  return (
    // A table that keeps its columns may scroll in its box, so the box must be reachable by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    /* @__PURE__ */ jsx53("section", { className: "table-box", "aria-label": caption, tabIndex: 0, children })
  );
}
function Table(props) {
  const { caption, captionAs = "visible", columns, rows: rows2, rowKey, rowTone, stack = "narrow", size = "md" } = props;
  const hasTotals = columns.some(({ total }) => total !== void 0);
  return /* @__PURE__ */ jsx53(TableBox, { caption, scrolls: stack === "never" ? "sideways" : "no", children: /* @__PURE__ */ jsxs48(
    "table",
    {
      className: classNames("table", size === "sm" && "table-sm"),
      role: "table",
      "data-stack": stack === "never" ? void 0 : stack,
      children: [
        /* @__PURE__ */ jsx53("caption", { className: captionAs === "hidden" ? "sr" : void 0, children: caption }),
        /* @__PURE__ */ jsx53("thead", { role: "rowgroup", children: /* @__PURE__ */ jsx53("tr", { role: "row", children: columns.map(({ key, title, align }) => /* @__PURE__ */ jsx53("th", { scope: "col", role: "columnheader", className: numberClass(align), children: title }, key)) }) }),
        /* @__PURE__ */ jsx53("tbody", { role: "rowgroup", children: rows2.map((row) => /* @__PURE__ */ jsx53(TableRow, { tone: rowTone?.(row), columns, content: ({ cell }) => cell(row) }, rowKey(row))) }),
        hasTotals ? /* @__PURE__ */ jsx53("tfoot", { role: "rowgroup", children: /* @__PURE__ */ jsx53(TableRow, { columns, content: ({ total }) => total }) }) : null
      ]
    }
  ) });
}

// packages/ui/src/components/timeline/timeline.tsx
import { jsx as jsx54, jsxs as jsxs49 } from "react/jsx-runtime";
var ICON3 = { done: "check", now: "pen", next: "clock" };
function Timeline({ steps, headingLevel = 3 }) {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx54("ol", { className: "timeline", children: steps.map(({ key, state, icon, title, when, note }) => /* @__PURE__ */ jsxs49("li", { "data-state": state, "aria-current": state === "now" ? "step" : void 0, children: [
    /* @__PURE__ */ jsx54("span", { className: "dot", children: /* @__PURE__ */ jsx54(Icon, { name: icon ?? ICON3[state] }) }),
    /* @__PURE__ */ jsxs49("div", { children: [
      /* @__PURE__ */ jsxs49(Heading, { level: headingLevel, children: [
        state === "done" ? null : /* @__PURE__ */ jsxs49("span", { className: "sr", children: [
          t(`timeline.${state}`),
          " "
        ] }),
        title
      ] }),
      when ? /* @__PURE__ */ jsx54("p", { className: "when", children: when }) : null,
      note ? /* @__PURE__ */ jsx54("p", { className: "sm", children: note }) : null
    ] })
  ] }, key)) });
}

// packages/ui/src/components/values/date-text.tsx
import { jsx as jsx55 } from "react/jsx-runtime";
function DateText({ value, format = "long", clock = "hidden" }) {
  const { date, dateTime } = useFormat();
  return /* @__PURE__ */ jsx55("time", { dateTime: machineDate(value), children: clock === "shown" ? dateTime(value, format) : date(value, format) });
}

// packages/ui/src/components/values/money-text.tsx
import { jsx as jsx56 } from "react/jsx-runtime";
function MoneyText({ kopiykas, style = "short" }) {
  const { money } = useFormat();
  return /* @__PURE__ */ jsx56("span", { className: "money", children: money(kopiykas, style) });
}

// packages/ui/src/skin/oklch.ts
var HEX = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
function parseHex(hex) {
  const match = HEX.exec(hex.trim());
  if (!match) return void 0;
  const [r = 0, g2 = 0, b = 0] = match.slice(1).map((pair) => Number.parseInt(pair, 16) / 255);
  return [r, g2, b];
}
function toHex(rgb) {
  return `#${rgb.map(
    (channel) => Math.round(channel * 255).toString(16).padStart(2, "0")
  ).join("")}`;
}
var decode = (x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
var encode = (x) => x <= 31308e-7 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055;
function toOklch([red, green, blue]) {
  const [r, g2, b] = [decode(red), decode(green), decode(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g2 + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g2 + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g2 + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: (Math.atan2(bb, a) * 180 / Math.PI + 360) % 360
  };
}
function unclamped({ l, c, h }) {
  const [a, b] = [c * Math.cos(h * Math.PI / 180), c * Math.sin(h * Math.PI / 180)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encode(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    encode(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    encode(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short)
  ];
}
function fromOklch(colour) {
  for (let { c } = colour; c > 0; c -= 2e-3) {
    const rgb = unclamped({ ...colour, c });
    if (rgb.every((channel) => channel >= -5e-4 && channel <= 1.0005)) return clamp(rgb);
  }
  return clamp(unclamped({ ...colour, c: 0 }));
}
var clamp = ([r, g2, b]) => [limit(r), limit(g2), limit(b)];
var limit = (channel) => Math.min(1, Math.max(0, channel));

// packages/ui/src/skin/contrast.ts
var decode2 = (x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
function luminance(hex) {
  const rgb = parseHex(hex);
  if (!rgb) throw new RangeError(`Not a colour: ${hex}`);
  const [r, g2, b] = [decode2(rgb[0]), decode2(rgb[1]), decode2(rgb[2])];
  return 0.2126 * r + 0.7152 * g2 + 0.0722 * b;
}
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

// packages/ui/src/skin/derive-skin.ts
var SKIN_SURROUNDINGS = {
  light: { page: "#ffffff", linen: "#f6f4ee", track: "#e6e3d9", bad: "#a8231c" },
  dark: { page: "#0f1820", surface: "#16222d", track: "#2b3b48" }
};
var TEXT = 4.5;
var GRAPHICS = 3;
var HUE_GUARD = 25;
var GREY = 0.03;
var SUNFLOWER = "#ffc933";
var NIGHT_INK = "#0b141b";
function hueDistance(one, other) {
  const distance = Math.abs(one - other) % 360;
  return Math.min(distance, 360 - distance);
}
function derive(accent, { l, c, h }) {
  const colour = (lightness, chroma) => toHex(fromOklch({ l: lightness, c: chroma, h }));
  return {
    light: {
      accent,
      "accent-strong": colour(l * 0.78, c * 0.785),
      "accent-soft": colour(0.951, Math.min(0.0155, c * 0.165)),
      "accent-line": colour(0.825, Math.min(0.051, c * 0.56)),
      "on-accent": "#ffffff",
      motif: SUNFLOWER
    },
    dark: {
      accent: colour(0.803, Math.min(0.095, c * 1.19)),
      "accent-strong": colour(Math.min(0.32, l * 0.727), c * 0.68),
      "accent-soft": colour(0.28, Math.min(0.054, c * 0.445)),
      "accent-line": colour(0.462, Math.min(0.095, c * 0.87)),
      "on-accent": NIGHT_INK,
      motif: SUNFLOWER
    }
  };
}
function readable({ light, dark }) {
  const { light: day, dark: night } = SKIN_SURROUNDINGS;
  const pairs = [
    [light.accent, day.page],
    [light.accent, day.linen],
    [light["on-accent"], light.accent],
    [light.accent, light["accent-soft"]],
    ["#ffffff", light["accent-strong"]],
    [dark.accent, night.page],
    [dark.accent, night.surface],
    [dark["on-accent"], dark.accent],
    [dark.accent, dark["accent-soft"]],
    ["#ffffff", dark["accent-strong"]]
  ];
  return pairs.every(([one, other]) => contrast(one, other) >= TEXT);
}
function deriveSkin(accentHex) {
  const rgb = parseHex(accentHex);
  const badRgb = parseHex(SKIN_SURROUNDINGS.light.bad);
  if (!rgb || !badRgb) return { error: "not-a-colour" };
  const accent = toOklch(rgb);
  const skin = SKIN_PRESETS[toHex(rgb)] ?? derive(toHex(rgb), accent);
  if (!readable(skin)) return { error: "contrast" };
  const { light, dark } = SKIN_SURROUNDINGS;
  const tracks = [contrast(skin.light.accent, light.track), contrast(skin.dark.accent, dark.track)];
  if (tracks.some((ratio) => ratio < GRAPHICS)) return { error: "contrast-with-track" };
  if (accent.c >= GREY && hueDistance(accent.h, toOklch(badRgb).h) < HUE_GUARD) return { error: "hue-near-bad" };
  return skin;
}
var SKIN_PRESETS = {
  // Славутич
  "#1a6148": {
    light: {
      accent: "#1a6148",
      "accent-strong": "#0f4432",
      "accent-soft": "#e6f1ec",
      "accent-line": "#a8cdbd",
      "on-accent": "#ffffff",
      motif: "#ffc933"
    },
    dark: {
      accent: "#7fd1ad",
      "accent-strong": "#0f3b2c",
      "accent-soft": "#14302a",
      "accent-line": "#2e6853",
      "on-accent": "#0b141b",
      motif: "#ffc933"
    }
  },
  // Луцьк
  "#6d2a5c": {
    light: {
      accent: "#6d2a5c",
      "accent-strong": "#4c1a40",
      "accent-soft": "#f7ecf4",
      "accent-line": "#ddb9d2",
      "on-accent": "#ffffff",
      motif: "#f2b84b"
    },
    dark: {
      accent: "#e6a8d6",
      "accent-strong": "#43193a",
      "accent-soft": "#351b2f",
      "accent-line": "#7a3f6a",
      "on-accent": "#0b141b",
      motif: "#f2b84b"
    }
  }
};

// packages/ui/src/skin/skin-css.ts
function declarations(colours) {
  return Object.entries(colours).map(([name, value]) => `--${name}:${value}`).join(";");
}
function skinCss(skin) {
  const own = ':root:not([data-preset="state"])';
  const dark = declarations(skin.dark);
  return [
    `${own}{${declarations(skin.light)}}`,
    `@media (prefers-color-scheme:dark){${own}:not([data-theme="light"]){${dark}}}`,
    `${own}[data-theme="dark"]{${dark}}`,
    ""
  ].join("\n");
}
function skinHash(skin) {
  return fnv1a(skinCss(skin)).toString(16).padStart(8, "0");
}

// packages/ui/i18n/en.json
var en_default = {
  skip: "Skip to content",
  official: {
    long: "Official site of a local council",
    short: "Official site",
    howToCheck: "How to check",
    check: "The address ends with .gov.ua or is printed on the council's notice board. The connection is protected: there is a lock beside the address. We never ask for the password of your bank or signature.",
    staff: "For staff",
    staffMore: ". Every step is recorded in the log",
    platform: "Participation platform for the hromadas of Ukraine"
  },
  look: {
    label: "Appearance",
    more: ": text size and contrast"
  },
  language: {
    uk: "\u0423\u043A\u0440",
    en: "Eng"
  },
  header: {
    menu: "Menu",
    sections: "Sections",
    search: "Search",
    signIn: "Sign in",
    signOut: "Sign out"
  },
  footer: {
    madeWith: "Runs on"
  },
  crumbs: {
    label: "Where you are"
  },
  filter: {
    label: "Filters",
    remove: ": remove"
  },
  search: {
    find: "Find"
  },
  sort: {
    label: "First",
    act: "Put in order"
  },
  pages: {
    page: "page",
    previous: "Back",
    next: "Next"
  },
  errorSummary: {
    title_one: "Correct {{count, number}} mistake",
    title_other: "Correct {{count, number}} mistakes",
    kept: "Everything you wrote is kept.",
    pageTitle: "Error: {{title}}"
  },
  field: {
    optional: "(optional)",
    error: "Error:"
  },
  timeline: {
    now: "Now:",
    next: "Ahead:"
  },
  steps: {
    position: "Step {{current}} of {{total}}",
    all: "All steps",
    done: "(filled in)"
  },
  review: {
    change: "Change"
  },
  day: {
    start: "day of receipt",
    off: "day off",
    today: "today",
    due: "last day"
  },
  desk: {
    title: "Staff desk",
    menu: "Menu of the staff desk",
    foldedMenu: "Staff desk (menu)",
    at: "Staff desk: {{place}}",
    cases_one: "case",
    cases_other: "cases"
  },
  gallery: {
    title: "Gallery",
    lead: "All components and states on one page: for looks, accessibility and long words."
  }
};

// packages/ui/i18n/uk.json
var uk_default = {
  skip: "\u0414\u043E \u0433\u043E\u043B\u043E\u0432\u043D\u043E\u0433\u043E",
  official: {
    long: "\u041E\u0444\u0456\u0446\u0456\u0439\u043D\u0438\u0439 \u0441\u0430\u0439\u0442 \u043C\u0456\u0441\u0446\u0435\u0432\u043E\u0433\u043E \u0441\u0430\u043C\u043E\u0432\u0440\u044F\u0434\u0443\u0432\u0430\u043D\u043D\u044F",
    short: "\u041E\u0444\u0456\u0446\u0456\u0439\u043D\u0438\u0439 \u0441\u0430\u0439\u0442",
    howToCheck: "\u042F\u043A \u043F\u0435\u0440\u0435\u0432\u0456\u0440\u0438\u0442\u0438",
    check: "\u0410\u0434\u0440\u0435\u0441\u0430 \u0441\u0430\u0439\u0442\u0443 \u0437\u0430\u043A\u0456\u043D\u0447\u0443\u0454\u0442\u044C\u0441\u044F \u043D\u0430 .gov.ua \u0430\u0431\u043E \u0432\u043A\u0430\u0437\u0430\u043D\u0430 \u043D\u0430 \u0434\u043E\u0448\u0446\u0456 \u043E\u0433\u043E\u043B\u043E\u0448\u0435\u043D\u044C \u0440\u0430\u0434\u0438. \u0417\u2019\u0454\u0434\u043D\u0430\u043D\u043D\u044F \u0437\u0430\u0445\u0438\u0449\u0435\u043D\u0435: \u0431\u0456\u043B\u044F \u0430\u0434\u0440\u0435\u0441\u0438 \u0454 \u0437\u0430\u043C\u043E\u043A. \u041C\u0438 \u043D\u0456\u043A\u043E\u043B\u0438 \u043D\u0435 \u043F\u0440\u043E\u0441\u0438\u043C\u043E \u043F\u0430\u0440\u043E\u043B\u044C \u0432\u0456\u0434 \u0431\u0430\u043D\u043A\u0443 \u0447\u0438 \u043F\u0456\u0434\u043F\u0438\u0441\u0443.",
    staff: "\u0414\u043B\u044F \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A\u0456\u0432",
    staffMore: ". \u0423\u0441\u0456 \u0434\u0456\u0457 \u0437\u0430\u043F\u0438\u0441\u0443\u0454 \u0436\u0443\u0440\u043D\u0430\u043B",
    platform: "\u041F\u043B\u0430\u0442\u0444\u043E\u0440\u043C\u0430 \u0443\u0447\u0430\u0441\u0442\u0456 \u0434\u043B\u044F \u0433\u0440\u043E\u043C\u0430\u0434 \u0423\u043A\u0440\u0430\u0457\u043D\u0438"
  },
  look: {
    label: "\u0412\u0438\u0433\u043B\u044F\u0434",
    more: ": \u0440\u043E\u0437\u043C\u0456\u0440 \u0442\u0435\u043A\u0441\u0442\u0443 \u0439 \u043A\u043E\u043D\u0442\u0440\u0430\u0441\u0442"
  },
  language: {
    uk: "\u0423\u043A\u0440",
    en: "Eng"
  },
  header: {
    menu: "\u041C\u0435\u043D\u044E",
    sections: "\u0420\u043E\u0437\u0434\u0456\u043B\u0438",
    search: "\u041F\u043E\u0448\u0443\u043A",
    signIn: "\u0423\u0432\u0456\u0439\u0442\u0438",
    signOut: "\u0412\u0438\u0439\u0442\u0438"
  },
  footer: {
    madeWith: "\u041F\u0440\u0430\u0446\u044E\u0454 \u043D\u0430"
  },
  crumbs: {
    label: "\u0414\u0435 \u0432\u0438 \u0454"
  },
  filter: {
    label: "\u0424\u0456\u043B\u044C\u0442\u0440\u0438",
    remove: ": \u043F\u0440\u0438\u0431\u0440\u0430\u0442\u0438"
  },
  search: {
    find: "\u0417\u043D\u0430\u0439\u0442\u0438"
  },
  sort: {
    label: "\u0421\u043F\u0435\u0440\u0448\u0443",
    act: "\u0423\u043F\u043E\u0440\u044F\u0434\u043A\u0443\u0432\u0430\u0442\u0438"
  },
  pages: {
    page: "\u0441\u0442\u043E\u0440\u0456\u043D\u043A\u0430",
    previous: "\u041D\u0430\u0437\u0430\u0434",
    next: "\u0414\u0430\u043B\u0456"
  },
  errorSummary: {
    title_one: "\u0412\u0438\u043F\u0440\u0430\u0432\u0442\u0435 {{count, number}} \u043F\u043E\u043C\u0438\u043B\u043A\u0443",
    title_few: "\u0412\u0438\u043F\u0440\u0430\u0432\u0442\u0435 {{count, number}} \u043F\u043E\u043C\u0438\u043B\u043A\u0438",
    title_many: "\u0412\u0438\u043F\u0440\u0430\u0432\u0442\u0435 {{count, number}} \u043F\u043E\u043C\u0438\u043B\u043E\u043A",
    title_other: "\u0412\u0438\u043F\u0440\u0430\u0432\u0442\u0435 {{count, number}} \u043F\u043E\u043C\u0438\u043B\u043A\u0438",
    kept: "\u0423\u0441\u0435, \u0449\u043E \u0432\u0438 \u043D\u0430\u043F\u0438\u0441\u0430\u043B\u0438, \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043D\u043E.",
    pageTitle: "\u041F\u043E\u043C\u0438\u043B\u043A\u0430: {{title}}"
  },
  field: {
    optional: "(\u043D\u0435\u043E\u0431\u043E\u0432\u2019\u044F\u0437\u043A\u043E\u0432\u043E)",
    error: "\u041F\u043E\u043C\u0438\u043B\u043A\u0430:"
  },
  timeline: {
    now: "\u0417\u0430\u0440\u0430\u0437:",
    next: "\u041F\u043E\u043F\u0435\u0440\u0435\u0434\u0443:"
  },
  steps: {
    position: "\u041A\u0440\u043E\u043A {{current}} \u0456\u0437 {{total}}",
    all: "\u0423\u0441\u0456 \u043A\u0440\u043E\u043A\u0438",
    done: "(\u0437\u0430\u043F\u043E\u0432\u043D\u0435\u043D\u043E)"
  },
  review: {
    change: "\u0417\u043C\u0456\u043D\u0438\u0442\u0438"
  },
  day: {
    start: "\u0434\u0435\u043D\u044C \u043E\u0442\u0440\u0438\u043C\u0430\u043D\u043D\u044F",
    off: "\u0432\u0438\u0445\u0456\u0434\u043D\u0438\u0439",
    today: "\u0441\u044C\u043E\u0433\u043E\u0434\u043D\u0456",
    due: "\u043E\u0441\u0442\u0430\u043D\u043D\u0456\u0439 \u0434\u0435\u043D\u044C"
  },
  desk: {
    title: "\u0420\u043E\u0431\u043E\u0447\u0438\u0439 \u0441\u0442\u0456\u043B",
    menu: "\u041C\u0435\u043D\u044E \u0440\u043E\u0431\u043E\u0447\u043E\u0433\u043E \u0441\u0442\u043E\u043B\u0443",
    foldedMenu: "\u0420\u043E\u0431\u043E\u0447\u0438\u0439 \u0441\u0442\u0456\u043B (\u043C\u0435\u043D\u044E)",
    at: "\u0420\u043E\u0431\u043E\u0447\u0438\u0439 \u0441\u0442\u0456\u043B: {{place}}",
    cases_one: "\u0441\u043F\u0440\u0430\u0432\u0430",
    cases_few: "\u0441\u043F\u0440\u0430\u0432\u0438",
    cases_many: "\u0441\u043F\u0440\u0430\u0432",
    cases_other: "\u0441\u043F\u0440\u0430\u0432\u0438"
  },
  gallery: {
    title: "\u0413\u0430\u043B\u0435\u0440\u0435\u044F",
    lead: "\u0423\u0441\u0456 \u0441\u043A\u043B\u0430\u0434\u043D\u0438\u043A\u0438 \u0439 \u0441\u0442\u0430\u043D\u0438 \u043D\u0430 \u043E\u0434\u043D\u0456\u0439 \u0441\u0442\u043E\u0440\u0456\u043D\u0446\u0456. \u0422\u0443\u0442 \u043F\u0435\u0440\u0435\u0432\u0456\u0440\u044F\u044E\u0442\u044C \u0432\u0438\u0433\u043B\u044F\u0434, \u0434\u043E\u0441\u0442\u0443\u043F\u043D\u0456\u0441\u0442\u044C \u0456 \u0434\u043E\u0432\u0433\u0456 \u0441\u043B\u043E\u0432\u0430."
  }
};

// packages/ui/src/ui-catalogue.ts
var uiCatalogue = { ns: "ui", uk: uk_default, en: en_default };

// packages/ui/.tmp/render.tsx
import { writeFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";

// packages/ui/src/components/answer/answer.examples.tsx
import { jsx as jsx57, jsxs as jsxs50 } from "react/jsx-runtime";
var answerExamples = [
  {
    name: "partly supported",
    render: () => /* @__PURE__ */ jsxs50(
      Answer,
      {
        id: "example-answer",
        verdict: "\u041F\u0456\u0434\u0442\u0440\u0438\u043C\u0430\u043D\u043E \u0447\u0430\u0441\u0442\u043A\u043E\u0432\u043E",
        icon: "half",
        title: "\u041A\u0430\u0431\u0456\u043D\u0430 \u0431\u0443\u0434\u0435 \u0434\u043E \u0441\u0435\u0437\u043E\u043D\u0443, \u043A\u0430\u043F\u0456\u0442\u0430\u043B\u044C\u043D\u043E\u0457 \u0431\u0443\u0434\u0456\u0432\u043B\u0456 \u043D\u0435 \u0431\u0443\u0434\u0435",
        headingLevel: 3,
        children: [
          /* @__PURE__ */ jsx57("p", { children: "\u041D\u0430 \u043F\u043B\u044F\u0436\u0456 \u043F\u043E\u0441\u0442\u0430\u0432\u0438\u043C\u043E \u043C\u043E\u0434\u0443\u043B\u044C\u043D\u0443 \u0432\u0431\u0438\u0440\u0430\u043B\u044C\u043D\u044E \u0437 \u0432\u043E\u0434\u043E\u044E. \u0413\u0440\u043E\u0448\u0456 \u0454 \u0432 \u043F\u0440\u043E\u0433\u0440\u0430\u043C\u0456 \u0431\u043B\u0430\u0433\u043E\u0443\u0441\u0442\u0440\u043E\u044E \u043D\u0430 2027 \u0440\u0456\u043A." }),
          /* @__PURE__ */ jsx57(Official, { initials: "\u041C\u0414", name: "\u041C\u0430\u0440\u043A\u043E \u0414\u041E\u0420\u041E\u0428\u0415\u041D\u041A\u041E", post: "\u043C\u0456\u0441\u044C\u043A\u0438\u0439 \u0433\u043E\u043B\u043E\u0432\u0430, \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u2116 02-14/1187" })
        ]
      }
    )
  }
];

// packages/ui/src/components/bar-chart/bar-chart.examples.tsx
import { jsx as jsx58 } from "react/jsx-runtime";
var DAYS = [6, 14, 11, 9, 7, 4, 3, 5, 8, 12, 6, 4, 3, 2, 2, 4, 3, 5, 9, 7];
var barChartExamples = [
  {
    name: "few bars",
    render: () => /* @__PURE__ */ jsx58(
      BarChart,
      {
        finding: "\u0423\u0447\u0430\u0441\u043D\u0438\u043A\u0456\u0432 \u0437\u0430 \u0442\u0438\u0436\u0434\u0435\u043D\u044C: 184, 212, 268, 391.",
        bars: [
          { label: "22\u201328.10", value: 184 },
          { label: "29.10\u20134.11", value: 212 },
          { label: "5\u201311.11", value: 268 },
          { label: "12\u201318.11", value: 391 }
        ]
      }
    )
  },
  {
    name: "many bars",
    render: () => /* @__PURE__ */ jsx58(
      BarChart,
      {
        finding: "\u041F\u0456\u0434\u043F\u0438\u0441\u0456\u0432 \u0437\u0430 \u0434\u0435\u043D\u044C, 13 \u0436\u043E\u0432\u0442\u043D\u044F \u2014 1 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430: \u043D\u0430\u0439\u0431\u0456\u043B\u044C\u0448\u0435 14 \u0436\u043E\u0432\u0442\u043D\u044F (14).",
        bars: DAYS.map((value, index) => ({ label: `\u0434\u0435\u043D\u044C ${index + 1}`, value })),
        ends: ["13 \u0436\u043E\u0432\u0442\u043D\u044F", "1 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430"]
      }
    )
  },
  {
    name: "shares",
    render: () => /* @__PURE__ */ jsx58(
      HBars,
      {
        bars: [
          { key: "18", label: "18\u201329", value: "31 %", share: 0.31 },
          { key: "30", label: "30\u201344", value: "52 %", share: 0.52 }
        ]
      }
    )
  }
];

// packages/ui/src/components/button/button.examples.tsx
import { jsx as jsx59, jsxs as jsxs51 } from "react/jsx-runtime";
var buttonExamples = [
  {
    name: "variants",
    render: () => /* @__PURE__ */ jsxs51("p", { className: "row", children: [
      /* @__PURE__ */ jsx59(Button, { size: "lg", icon: "pen", children: "\u041F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438" }),
      /* @__PURE__ */ jsx59(Button, { children: "\u0414\u0430\u043B\u0456" }),
      /* @__PURE__ */ jsx59(Button, { variant: "second", children: "\u041F\u0435\u0440\u0435\u0433\u043B\u044F\u043D\u0443\u0442\u0438" }),
      /* @__PURE__ */ jsx59(Button, { variant: "quiet", children: "\u0421\u043A\u0430\u0441\u0443\u0432\u0430\u0442\u0438" }),
      /* @__PURE__ */ jsx59(Button, { variant: "edge", icon: "print", children: "\u041D\u0430\u0434\u0440\u0443\u043A\u0443\u0432\u0430\u0442\u0438" }),
      /* @__PURE__ */ jsx59(Button, { variant: "danger", icon: "trash", children: "\u0412\u0438\u0434\u0430\u043B\u0438\u0442\u0438" }),
      /* @__PURE__ */ jsx59(Button, { disabled: true, children: "\u041D\u0435\u0434\u043E\u0441\u0442\u0443\u043F\u043D\u043E" }),
      /* @__PURE__ */ jsx59(IconButton, { icon: "up", label: "\u0412\u0438\u0449\u0435" }),
      /* @__PURE__ */ jsx59(TextButton, { children: "\u0417\u0431\u0435\u0440\u0435\u0433\u0442\u0438 \u0439 \u0432\u0438\u0439\u0442\u0438" })
    ] })
  },
  {
    name: "links",
    render: () => /* @__PURE__ */ jsxs51("p", { className: "row", children: [
      /* @__PURE__ */ jsx59(LinkButton, { href: "#sign", icon: "pen", children: "\u0421\u0442\u0432\u043E\u0440\u0438\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E" }),
      /* @__PURE__ */ jsx59(LinkButton, { href: "#see", variant: "second", iconAfter: "right", children: "\u041F\u0435\u0440\u0435\u0433\u043B\u044F\u043D\u0443\u0442\u0438" }),
      /* @__PURE__ */ jsx59(TextLink, { href: "#all", icon: "bell", children: "\u0421\u0442\u0435\u0436\u0438\u0442\u0438" }),
      /* @__PURE__ */ jsx59(GoLink, { href: "#answers", iconAfter: "right", children: "\u0423\u0441\u0456 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0456" })
    ] })
  },
  {
    name: "full width",
    render: () => /* @__PURE__ */ jsx59(Button, { width: "full", size: "lg", icon: "pen", children: "\u041F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E" })
  }
];

// packages/ui/src/components/card/card.examples.tsx
import { jsx as jsx60, jsxs as jsxs52 } from "react/jsx-runtime";
var cardExamples = [
  {
    name: "plain and linen",
    render: () => /* @__PURE__ */ jsxs52("div", { className: "cols-2", children: [
      /* @__PURE__ */ jsx60(Card, { title: "\u0411\u0435\u0437 \u0442\u0435\u043B\u0435\u0444\u043E\u043D\u0443 \u0456 \u0431\u0435\u0437 \u0456\u043D\u0442\u0435\u0440\u043D\u0435\u0442\u0443", children: /* @__PURE__ */ jsx60("p", { children: "\u041F\u0440\u043E\u0433\u043E\u043B\u043E\u0441\u0443\u0432\u0430\u0442\u0438, \u043F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438 \u0447\u0438 \u0437\u0430\u043F\u0438\u0442\u0430\u0442\u0438 \u043C\u043E\u0436\u043D\u0430 \u0432 \u0426\u041D\u0410\u041F." }) }),
      /* @__PURE__ */ jsx60(Card, { title: "\u041D\u0430\u0432\u0456\u0449\u043E", look: "linen", children: /* @__PURE__ */ jsx60("p", { children: "\u041E\u0434\u043D\u0430 \u043B\u044E\u0434\u0438\u043D\u0430 \u2014 \u043E\u0434\u0438\u043D \u043F\u0456\u0434\u043F\u0438\u0441." }) })
    ] })
  }
];

// packages/ui/src/components/check-list/check-list.examples.tsx
import { jsx as jsx61 } from "react/jsx-runtime";
var checkListExamples = [
  {
    name: "what we get",
    render: () => /* @__PURE__ */ jsx61(
      CheckList,
      {
        items: [
          { key: "name", state: "yes", text: "\u041F\u0440\u0456\u0437\u0432\u0438\u0449\u0435, \u0456\u043C\u2019\u044F, \u043F\u043E \u0431\u0430\u0442\u044C\u043A\u043E\u0432\u0456. \u0406\u043C\u2019\u044F \u0431\u0443\u0434\u0435 \u0443 \u0432\u0456\u0434\u043A\u0440\u0438\u0442\u043E\u043C\u0443 \u0441\u043F\u0438\u0441\u043A\u0443" },
          { key: "tax", state: "yes", text: "\u041F\u043E\u0434\u0430\u0442\u043A\u043E\u0432\u0438\u0439 \u043D\u043E\u043C\u0435\u0440. \u041F\u0435\u0440\u0435\u0442\u0432\u043E\u0440\u0438\u043C\u043E \u043D\u0430 \u0432\u0456\u0434\u0431\u0438\u0442\u043E\u043A \u0456 \u043D\u0435 \u0437\u0431\u0435\u0440\u0435\u0436\u0435\u043C\u043E" },
          { key: "bank", state: "no", text: "\u0420\u0430\u0445\u0443\u043D\u043A\u0438, \u043A\u0430\u0440\u0442\u043A\u0438, \u043F\u0430\u0440\u043E\u043B\u0456 \u2014 \u043D\u0456" }
        ]
      }
    )
  },
  {
    name: "plan on a sheet",
    render: () => /* @__PURE__ */ jsx61(
      CheckList,
      {
        look: "sheet",
        items: [
          { key: "rules", state: "yes", text: "\u041F\u043E\u043B\u043E\u0436\u0435\u043D\u043D\u044F \u043F\u0440\u043E \u043F\u0435\u0442\u0438\u0446\u0456\u0457 \u0437\u0430\u0442\u0432\u0435\u0440\u0434\u0436\u0435\u043D\u043E" },
          { key: "teach", state: "waiting", text: /* @__PURE__ */ jsx61("a", { href: "#teach", children: "\u041D\u0430\u0432\u0447\u0438\u0442\u0438 \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A\u0456\u0432 \u0431\u0456\u0431\u043B\u0456\u043E\u0442\u0435\u043A\u0438" }) }
        ]
      }
    )
  }
];

// packages/ui/src/components/chip/chip.examples.tsx
import { jsx as jsx62, jsxs as jsxs53 } from "react/jsx-runtime";
var chipExamples = [
  {
    name: "states of a petition",
    render: () => /* @__PURE__ */ jsxs53("p", { className: "row", children: [
      /* @__PURE__ */ jsx62(Chip, { tone: "accent", icon: "pen", children: "\u0422\u0440\u0438\u0432\u0430\u0454 \u0437\u0431\u0456\u0440 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432" }),
      /* @__PURE__ */ jsx62(Chip, { tone: "warn", icon: "clock", children: "\u041D\u0430 \u0440\u043E\u0437\u0433\u043B\u044F\u0434\u0456 \u0440\u0430\u0434\u0438" }),
      /* @__PURE__ */ jsx62(Chip, { tone: "ok", icon: "ok", children: "\u041F\u0456\u0434\u0442\u0440\u0438\u043C\u0430\u043D\u043E" }),
      /* @__PURE__ */ jsx62(Chip, { tone: "info", icon: "half", children: "\u041F\u0456\u0434\u0442\u0440\u0438\u043C\u0430\u043D\u043E \u0447\u0430\u0441\u0442\u043A\u043E\u0432\u043E" }),
      /* @__PURE__ */ jsx62(Chip, { icon: "no", children: "\u041D\u0435 \u043F\u0456\u0434\u0442\u0440\u0438\u043C\u0430\u043D\u043E" }),
      /* @__PURE__ */ jsx62(Chip, { icon: "pause", children: "\u041D\u0435 \u043D\u0430\u0431\u0440\u0430\u043B\u0430 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432" }),
      /* @__PURE__ */ jsx62(Chip, { tone: "bad", icon: "warn", children: "\u041F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E" })
    ] })
  },
  {
    name: "topic and filter",
    render: () => /* @__PURE__ */ jsxs53("p", { className: "row", children: [
      /* @__PURE__ */ jsx62(Tag, { children: "\u0411\u043B\u0430\u0433\u043E\u0443\u0441\u0442\u0440\u0456\u0439" }),
      /* @__PURE__ */ jsx62(FilterTag, { href: "#without", children: "\u0417\u0431\u0438\u0440\u0430\u0454 \u043F\u0456\u0434\u043F\u0438\u0441\u0438" })
    ] })
  }
];

// packages/ui/src/components/choice/choice.examples.tsx
import { jsx as jsx63 } from "react/jsx-runtime";
var choiceExamples = [
  {
    name: "radios in boxes",
    render: () => /* @__PURE__ */ jsx63(
      Radios,
      {
        id: "example-delivery",
        name: "delivery",
        legend: "\u042F\u043A \u043D\u0430\u0434\u0456\u0441\u043B\u0430\u0442\u0438 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C?",
        value: "email",
        options: [
          { value: "email", label: "\u0415\u043B\u0435\u043A\u0442\u0440\u043E\u043D\u043D\u043E\u044E \u043F\u043E\u0448\u0442\u043E\u044E", hint: "\u041D\u0430 o\u2022\u2022\u2022@ukr.net" },
          { value: "post", label: "\u041F\u0430\u043F\u0435\u0440\u043E\u0432\u0438\u043C \u043B\u0438\u0441\u0442\u043E\u043C" },
          { value: "fax", label: "\u0424\u0430\u043A\u0441\u043E\u043C", hint: "\u0420\u0430\u0434\u0430 \u043D\u0435 \u043C\u0430\u0454 \u0444\u0430\u043A\u0441\u0443", state: "unavailable" }
        ]
      }
    )
  },
  {
    name: "radios with an error",
    render: () => /* @__PURE__ */ jsx63(
      Radios,
      {
        id: "example-same",
        name: "same",
        legend: "\u0427\u0438 \u0454 \u0441\u0435\u0440\u0435\u0434 \u043D\u0438\u0445 \u0432\u0430\u0448\u0430?",
        error: "\u041E\u0431\u0435\u0440\u0456\u0442\u044C \u043E\u0434\u043D\u0443 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C.",
        options: [
          { value: "no", label: "\u041D\u0456, \u043C\u043E\u044F \u043F\u0435\u0442\u0438\u0446\u0456\u044F \u043F\u0440\u043E \u0456\u043D\u0448\u0435" },
          { value: "yes", label: "\u0422\u0430\u043A, \u043F\u0456\u0434\u043F\u0438\u0448\u0443 \u0442\u0443, \u0449\u043E \u0432\u0436\u0435 \u0454", hint: "\u0427\u0435\u0440\u043D\u0435\u0442\u043A\u0443 \u0432\u0438\u0434\u0430\u043B\u0438\u043C\u043E" }
        ]
      }
    )
  },
  {
    name: "checkboxes",
    render: () => /* @__PURE__ */ jsx63(
      Checkboxes,
      {
        id: "example-notify",
        name: "notify",
        legend: "\u0421\u043F\u043E\u0432\u0456\u0449\u0430\u0442\u0438 \u043F\u0440\u043E",
        values: ["answer"],
        options: [
          { value: "answer", label: "\u0412\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u0440\u0430\u0434\u0438" },
          { value: "quarter", label: "\u041A\u043E\u0436\u043D\u0456 25 % \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432" }
        ]
      }
    )
  },
  {
    name: "small, in filters",
    render: () => /* @__PURE__ */ jsx63(
      Checkboxes,
      {
        id: "example-state",
        name: "state",
        legend: "\u0421\u0442\u0430\u043D",
        look: "small",
        values: ["collecting"],
        options: [
          { value: "collecting", label: "\u0417\u0431\u0438\u0440\u0430\u0454 \u043F\u0456\u0434\u043F\u0438\u0441\u0438" },
          { value: "review", label: "\u041D\u0430 \u0440\u043E\u0437\u0433\u043B\u044F\u0434\u0456" }
        ]
      }
    )
  },
  {
    name: "one consent",
    render: () => /* @__PURE__ */ jsx63(
      Checkbox,
      {
        id: "example-consent",
        name: "consent",
        label: "\u041E\u0437\u043D\u0430\u0439\u043E\u043C\u043B\u0435\u043D\u0438\u0439(-\u0430) \u0437 \u043F\u0440\u0430\u0432\u0438\u043B\u0430\u043C\u0438",
        error: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u044C\u0442\u0435, \u0449\u043E \u0437\u043D\u0430\u0454\u0442\u0435 \u043F\u0440\u0430\u0432\u0438\u043B\u0430"
      }
    )
  }
];

// packages/ui/src/components/crumbs/crumbs.examples.tsx
import { jsx as jsx64 } from "react/jsx-runtime";
var crumbsExamples = [
  {
    name: "two steps",
    render: () => /* @__PURE__ */ jsx64(
      Crumbs,
      {
        items: [
          { href: "/", label: "\u0413\u043E\u043B\u043E\u0432\u043D\u0430" },
          { href: "/petitions", label: "\u041F\u0435\u0442\u0438\u0446\u0456\u0457" }
        ]
      }
    )
  }
];

// packages/ui/src/components/deadline-line/deadline-line.examples.tsx
import { jsx as jsx65, jsxs as jsxs54 } from "react/jsx-runtime";
var days = [
  { day: "2026-11-09", kind: "plain" },
  { day: "2026-11-10", kind: "start", number: 0 },
  { day: "2026-11-11", kind: "past", number: 1 },
  { day: "2026-11-12", kind: "today", number: 2 },
  { day: "2026-11-13", kind: "plain", number: 3 },
  { day: "2026-11-14", kind: "off" },
  { day: "2026-11-15", kind: "off" },
  { day: "2026-11-16", kind: "plain", number: 4 },
  { day: "2026-11-17", kind: "due", number: 5 }
];
var deadlineLineExamples = [
  { name: "line", render: () => /* @__PURE__ */ jsx65(DeadlineLine, { due: "\u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F", left: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0434\u043D\u0456" }) },
  {
    name: "time left",
    render: () => /* @__PURE__ */ jsxs54("p", { className: "row row-lg", children: [
      /* @__PURE__ */ jsx65(TimeLeft, { children: "3 \u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456" }),
      /* @__PURE__ */ jsx65(TimeLeft, { urgency: "soon", children: "5 \u0433\u043E\u0434 40 \u0445\u0432" }),
      /* @__PURE__ */ jsx65(TimeLeft, { urgency: "overdue", children: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 1 \u0434\u0435\u043D\u044C" })
    ] })
  },
  {
    name: "arithmetic",
    render: () => /* @__PURE__ */ jsx65(
      DeadlineSum,
      {
        steps: [
          { key: "start", what: "\u041E\u0442\u0440\u0438\u043C\u0430\u043D\u043E, \u0434\u0435\u043D\u044C \u043D\u0435 \u0440\u0430\u0445\u0443\u0454\u043C\u043E", when: "12.11" },
          { key: "term", what: "\u0421\u0442\u0440\u043E\u043A \u0437\u0430 \u0437\u0430\u043A\u043E\u043D\u043E\u043C: 5 \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432", when: "19.11" },
          { key: "due", what: "\u041E\u0441\u0442\u0430\u043D\u043D\u0456\u0439 \u0434\u0435\u043D\u044C", when: "19.11" }
        ]
      }
    )
  },
  { name: "days", render: () => /* @__PURE__ */ jsx65(DayGrid, { days, label: "\u0420\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456 \u0432\u0456\u0434 9 \u0434\u043E 17 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430" }) }
];

// packages/ui/src/components/description-list/description-list.examples.tsx
import { jsx as jsx66 } from "react/jsx-runtime";
var descriptionListExamples = [
  {
    name: "facts",
    render: () => /* @__PURE__ */ jsx66(
      DescriptionList,
      {
        facts: [
          { key: "when", term: "\u041A\u043E\u043B\u0438", value: "16 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430, 14:00 \u2014 20 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430, 14:00" },
          { key: "who", term: "\u0425\u0442\u043E \u0433\u043E\u043B\u043E\u0441\u0443\u0454", value: "\u0416\u0438\u0442\u0435\u043B\u0456 \u0426\u0435\u043D\u0442\u0440\u0443 \u0432\u0456\u0434 14 \u0440\u043E\u043A\u0456\u0432" }
        ]
      }
    )
  },
  {
    name: "review",
    render: () => /* @__PURE__ */ jsx66(
      ReviewList,
      {
        answers: [
          { key: "title", name: "\u043D\u0430\u0437\u0432\u0430", term: "\u041D\u0430\u0437\u0432\u0430", value: "\u0411\u0435\u0437\u043F\u0435\u0447\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u2116 3", changeHref: "#1" },
          { key: "author", name: "\u0430\u0432\u0442\u043E\u0440", term: "\u0410\u0432\u0442\u043E\u0440", value: "\u041D\u0430\u0442\u0430\u043B\u0456\u044F \u0411\u043E\u043D\u0434\u0430\u0440\u0435\u043D\u043A\u043E" }
        ]
      }
    )
  }
];

// packages/ui/src/components/desk-layout/desk-layout.examples.tsx
import { jsx as jsx67 } from "react/jsx-runtime";
var deskLayoutExamples = [
  {
    name: "counters",
    render: () => /* @__PURE__ */ jsx67(
      Counters,
      {
        counters: [
          { key: "overdue", href: "#overdue", value: "1", label: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u0430", note: "\u0437\u0430\u043F\u0438\u0442 \u2116 209", tone: "bad" },
          { key: "today", href: "#today", value: "2", label: "\u0434\u043E \u043A\u0456\u043D\u0446\u044F \u0434\u043D\u044F", note: "\u043F\u0435\u0442\u0438\u0446\u0456\u044F, \u0437\u0430\u043F\u0438\u0442", tone: "warn" },
          { key: "friday", href: "#friday", value: "4", label: "\u0434\u043E \u043F\u2019\u044F\u0442\u043D\u0438\u0446\u0456" },
          { key: "year", href: "#year", value: "97 %", label: "\u0432\u0447\u0430\u0441\u043D\u043E \u0437\u0430 \u0440\u0456\u043A", note: "\u0442\u0440\u0438 \u0437\u0456 104 \u0437\u0430\u043F\u0456\u0437\u043D\u0438\u043B\u0438\u0441\u044F" }
        ]
      }
    )
  }
];

// packages/ui/src/components/empty-state/empty-state.examples.tsx
import { Fragment as Fragment8, jsx as jsx68, jsxs as jsxs55 } from "react/jsx-runtime";
var emptyStateExamples = [
  {
    name: "nothing found",
    render: () => /* @__PURE__ */ jsx68(
      EmptyState,
      {
        icon: "search",
        title: "\u0417\u0430 \u0441\u043B\u043E\u0432\u043E\u043C \xAB\u043A\u0430\u043D\u0430\u0442\u043A\u0430\xBB \u043D\u0456\u0447\u043E\u0433\u043E \u043D\u0435\u043C\u0430\u0454",
        headingLevel: 3,
        acts: /* @__PURE__ */ jsxs55(Fragment8, { children: [
          /* @__PURE__ */ jsx68(LinkButton, { variant: "second", href: "#reset", children: "\u0421\u043A\u0438\u043D\u0443\u0442\u0438 \u0444\u0456\u043B\u044C\u0442\u0440\u0438" }),
          /* @__PURE__ */ jsx68(LinkButton, { href: "#new", children: "\u0421\u0442\u0432\u043E\u0440\u0438\u0442\u0438 \u043F\u0435\u0440\u0448\u0443 \u043F\u0435\u0442\u0438\u0446\u0456\u044E \u043F\u0440\u043E \u0446\u0435" })
        ] }),
        children: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0442\u0435, \u0447\u0438 \u043D\u0435\u043C\u0430\u0454 \u043E\u043F\u0438\u0441\u043A\u0438. \u0410\u0431\u043E \u0441\u043F\u0440\u043E\u0431\u0443\u0439\u0442\u0435 \u043A\u043E\u0440\u043E\u0442\u0448\u0435: \xAB\u0434\u043E\u0440\u043E\u0433\u0430\xBB, \xAB\u0441\u0430\u0434\u043E\u043A\xBB."
      }
    )
  }
];

// packages/ui/src/components/error-summary/error-summary.examples.tsx
import { jsx as jsx69 } from "react/jsx-runtime";
var errorSummaryExamples = [
  {
    name: "two mistakes",
    render: () => /* @__PURE__ */ jsx69(
      ErrorSummary,
      {
        errors: [
          { fieldId: "example-email", message: "\u0414\u043E\u0434\u0430\u0439\u0442\u0435 @ \u0432 \u0430\u0434\u0440\u0435\u0441\u0456 \u043F\u043E\u0448\u0442\u0438" },
          { fieldId: "example-price", message: "\u0412\u0432\u0435\u0434\u0456\u0442\u044C \u0446\u0456\u043D\u0443 \u0447\u0438\u0441\u043B\u043E\u043C" }
        ]
      }
    )
  }
];

// packages/ui/src/components/field/field.examples.tsx
import { jsx as jsx70, jsxs as jsxs56 } from "react/jsx-runtime";
var fieldExamples = [
  {
    name: "text, error, optional, suffix",
    render: () => /* @__PURE__ */ jsxs56("div", { children: [
      /* @__PURE__ */ jsx70(TextInput, { id: "example-title", label: "\u041D\u0430\u0437\u0432\u0430", hint: "\u0429\u043E \u0437\u0440\u043E\u0431\u0438\u0442\u0438 \u0456 \u0434\u0435", defaultValue: "\u0412\u0456\u0434\u0440\u0435\u043C\u043E\u043D\u0442\u0443\u0432\u0430\u0442\u0438 \u0441\u0445\u043E\u0434\u0438" }),
      /* @__PURE__ */ jsx70(
        TextInput,
        {
          id: "example-email",
          label: "\u0415\u043B\u0435\u043A\u0442\u0440\u043E\u043D\u043D\u0430 \u043F\u043E\u0448\u0442\u0430",
          error: "\u0414\u043E\u0434\u0430\u0439\u0442\u0435 @, \u043D\u0430\u043F\u0440\u0438\u043A\u043B\u0430\u0434 olena@ukr.net",
          type: "email",
          autoComplete: "email",
          defaultValue: "olena.ukr.net"
        }
      ),
      /* @__PURE__ */ jsx70(
        Select,
        {
          id: "example-quarter",
          label: "\u041A\u0432\u0430\u0440\u0442\u0430\u043B",
          need: "optional",
          options: [
            { value: "", label: "\u041E\u0431\u0435\u0440\u0456\u0442\u044C" },
            { value: "riga", label: "\u0420\u0438\u0437\u044C\u043A\u0438\u0439" }
          ]
        }
      ),
      /* @__PURE__ */ jsx70(TextInput, { id: "example-price", label: "\u0426\u0456\u043D\u0430", width: "m", suffix: "\u20B4", inputMode: "decimal", defaultValue: "480 000,00" })
    ] })
  },
  {
    name: "long text with a count",
    render: () => /* @__PURE__ */ jsx70(Textarea, { id: "example-letter", label: "\u041B\u0438\u0441\u0442", count: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 2 000 \u0437\u043D\u0430\u043A\u0456\u0432" })
  },
  {
    name: "one question of a page",
    render: () => /* @__PURE__ */ jsx70(
      Textarea,
      {
        id: "example-question",
        label: "\u042F\u043A \u043D\u0430\u0437\u0438\u0432\u0430\u0454\u0442\u044C\u0441\u044F \u0432\u0430\u0448\u0430 \u043F\u0435\u0442\u0438\u0446\u0456\u044F?",
        hint: "\u041E\u0434\u043D\u0435 \u0440\u0435\u0447\u0435\u043D\u043D\u044F: \u0449\u043E \u0437\u0440\u043E\u0431\u0438\u0442\u0438 \u0456 \u0434\u0435.",
        error: "\u041D\u0430\u043F\u0438\u0448\u0456\u0442\u044C \u043D\u0430\u0437\u0432\u0443 \u0437\u0432\u0438\u0447\u0430\u0439\u043D\u0438\u043C\u0438 \u043B\u0456\u0442\u0435\u0440\u0430\u043C\u0438. \u0412\u0435\u043B\u0438\u043A\u043E\u044E \u2014 \u0442\u0456\u043B\u044C\u043A\u0438 \u043F\u0435\u0440\u0448\u0443.",
        kind: "title",
        rows: 2,
        defaultValue: "\u0417\u0420\u041E\u0411\u0406\u0422\u042C \u041D\u0410\u0420\u0415\u0428\u0422\u0406 \u041F\u0415\u0420\u0415\u0425\u0406\u0414",
        count: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 127 \u0437\u043D\u0430\u043A\u0456\u0432 \u0456\u0437 150"
      }
    )
  }
];

// packages/ui/src/components/file-list/file-list.examples.tsx
import { jsx as jsx71 } from "react/jsx-runtime";
var fileListExamples = [
  {
    name: "signed answer",
    render: () => /* @__PURE__ */ jsx71(
      FileList,
      {
        files: [
          {
            href: "#answer",
            name: "\u0412\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u0456\u0437 \u043F\u0456\u0434\u043F\u0438\u0441\u043E\u043C",
            note: "PDF, 340 \u041A\u0411. \u041F\u0456\u0434\u043F\u0438\u0441\u0430\u043D\u043E \u041A\u0415\u041F 2 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430, 16:20",
            seal: "signed"
          },
          { href: "#photo", name: "\u0424\u043E\u0442\u043E \u043F\u0435\u0440\u0435\u0445\u043E\u0434\u0443, 3 \u0437\u043D\u0456\u043C\u043A\u0438", note: "JPG, 1,4 \u041C\u0411" }
        ]
      }
    )
  },
  { name: "code", render: () => /* @__PURE__ */ jsx71(CopyCode, { children: "7F3K-21NQ-08VA" }) }
];

// packages/ui/src/components/fold/fold.examples.tsx
import { jsx as jsx72, jsxs as jsxs57 } from "react/jsx-runtime";
var foldExamples = [
  {
    name: "open and closed",
    render: () => /* @__PURE__ */ jsxs57("div", { children: [
      /* @__PURE__ */ jsx72(Fold, { summary: "\u0427\u043E\u043C\u0443 \u0442\u0430\u043A?", state: "open", children: "\u0411\u043E \u0437\u0430\u043A\u043E\u043D \u0432\u0438\u043C\u0430\u0433\u0430\u0454 \u0432\u0456\u0434\u043A\u0440\u0438\u0442\u043E\u0433\u043E \u0441\u043F\u0438\u0441\u043A\u0443 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432." }),
      /* @__PURE__ */ jsx72(Fold, { summary: "\u042F\u043A \u043E\u0441\u043A\u0430\u0440\u0436\u0438\u0442\u0438", children: "\u041C\u0456\u0441\u044C\u043A\u043E\u043C\u0443 \u0433\u043E\u043B\u043E\u0432\u0456 \u0430\u0431\u043E \u0434\u043E \u0441\u0443\u0434\u0443." })
    ] })
  }
];

// packages/ui/src/components/hero/hero.examples.tsx
import { jsx as jsx73, jsxs as jsxs58 } from "react/jsx-runtime";
var HROMADAS = [
  ["UA32100130000093505", "\u0421\u043B\u0430\u0432\u0443\u0442\u0438\u0446\u044C\u043A\u0430"],
  ["UA07080170000013585", "\u041B\u0443\u0446\u044C\u043A\u0430"],
  ["UA59080130000022249", "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u0441\u0435\u043B\u0438\u0449\u043D\u0430"],
  ["UA46100110000018989", "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u043C\u0456\u0441\u044C\u043A\u0430"]
];
var heroExamples = [
  {
    name: "ornaments of four hromadas",
    render: () => /* @__PURE__ */ jsx73("ul", { className: "cols-4 motifs", children: HROMADAS.map(([katottg, name]) => /* @__PURE__ */ jsxs58("li", { children: [
      /* @__PURE__ */ jsx73(StitchedTile, { katottg, height: 126 }),
      /* @__PURE__ */ jsx73("p", { className: "sm", children: name })
    ] }, katottg)) })
  },
  {
    name: "acts on the hero",
    render: () => /* @__PURE__ */ jsx73("div", { className: "hero", children: /* @__PURE__ */ jsxs58("p", { className: "wrap row", children: [
      /* @__PURE__ */ jsx73(LinkButton, { variant: "sun", size: "lg", icon: "pen", href: "#new", children: "\u0421\u0442\u0432\u043E\u0440\u0438\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E" }),
      /* @__PURE__ */ jsx73(LinkButton, { variant: "ghost", size: "lg", href: "#open", children: "\u0429\u043E \u0437\u0430\u0440\u0430\u0437 \u0442\u0440\u0438\u0432\u0430\u0454" })
    ] }) })
  }
];

// packages/ui/src/components/icon/icon.examples.tsx
import { jsx as jsx74, jsxs as jsxs59 } from "react/jsx-runtime";
var iconExamples = [
  {
    name: "all icons",
    render: () => /* @__PURE__ */ jsx74("ul", { className: "icons", children: ICON_NAMES.map((name) => /* @__PURE__ */ jsxs59("li", { className: "icell", children: [
      /* @__PURE__ */ jsx74(Icon, { name, size: "lg" }),
      /* @__PURE__ */ jsx74("span", { className: "xs muted", children: name })
    ] }, name)) })
  }
];

// packages/ui/src/components/layout/layout.examples.tsx
import { jsx as jsx75 } from "react/jsx-runtime";
var layoutExamples = [
  {
    name: "text with an act",
    render: () => /* @__PURE__ */ jsx75(
      ActSplit,
      {
        head: /* @__PURE__ */ jsx75("h3", { children: "\u041D\u0430\u0437\u0432\u0430 \u043F\u0435\u0442\u0438\u0446\u0456\u0457" }),
        act: /* @__PURE__ */ jsx75(Card, { title: "\u0414\u0456\u044F", children: "\u041F\u0456\u0434 \u043D\u0430\u0437\u0432\u043E\u044E \u043D\u0430 \u0442\u0435\u043B\u0435\u0444\u043E\u043D\u0456, \u0437\u0431\u043E\u043A\u0443 \u043D\u0430 \u043A\u043E\u043C\u043F\u2019\u044E\u0442\u0435\u0440\u0456." }),
        more: /* @__PURE__ */ jsx75(Card, { title: "\u0429\u0435", children: "\u041F\u0456\u0434 \u0442\u0435\u043A\u0441\u0442\u043E\u043C \u043D\u0430 \u0442\u0435\u043B\u0435\u0444\u043E\u043D\u0456." }),
        children: /* @__PURE__ */ jsx75("p", { children: "\u0422\u0435\u043A\u0441\u0442 \u043F\u0435\u0442\u0438\u0446\u0456\u0457." })
      }
    )
  }
];

// packages/ui/src/components/list/list.examples.tsx
import { Fragment as Fragment9, jsx as jsx76, jsxs as jsxs60 } from "react/jsx-runtime";
var listExamples = [
  {
    name: "petitions",
    render: () => /* @__PURE__ */ jsxs60(ItemList, { children: [
      /* @__PURE__ */ jsx76(
        ListRow,
        {
          href: "#petition",
          title: "\u041E\u0431\u043B\u0430\u0448\u0442\u0443\u0432\u0430\u0442\u0438 \u0431\u0435\u0437\u043F\u0435\u0447\u043D\u0438\u0439 \u043F\u0456\u0448\u043E\u0445\u0456\u0434\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u2116 3",
          chips: /* @__PURE__ */ jsxs60(Fragment9, { children: [
            /* @__PURE__ */ jsx76(Chip, { tone: "accent", icon: "pen", children: "\u0422\u0440\u0438\u0432\u0430\u0454 \u0437\u0431\u0456\u0440 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432" }),
            /* @__PURE__ */ jsx76(Tag, { children: "\u0414\u043E\u0440\u043E\u0433\u0438 \u0439 \u0431\u0435\u0437\u043F\u0435\u043A\u0430" })
          ] }),
          side: /* @__PURE__ */ jsxs60(Fragment9, { children: [
            /* @__PURE__ */ jsxs60("p", { children: [
              /* @__PURE__ */ jsx76("b", { className: "num", children: "187" }),
              " ",
              /* @__PURE__ */ jsx76("span", { className: "muted", children: "\u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432" })
            ] }),
            /* @__PURE__ */ jsx76(Meter, { share: 187 / 250, size: "sm" }),
            /* @__PURE__ */ jsx76("p", { className: "muted sm", children: "+12 \u0437\u0430 \u0434\u043E\u0431\u0443" })
          ] }),
          meta: /* @__PURE__ */ jsxs60(Fragment9, { children: [
            /* @__PURE__ */ jsx76(MetaItem, { icon: "clock", children: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0434\u043D\u0456" }),
            /* @__PURE__ */ jsx76(MetaItem, { icon: "pin", children: "\u0420\u0438\u0437\u044C\u043A\u0438\u0439 \u043A\u0432\u0430\u0440\u0442\u0430\u043B" })
          ] })
        }
      ),
      /* @__PURE__ */ jsx76(
        ListRow,
        {
          href: "#request",
          title: "<script>alert('\u0417\u0430\u043F\u0438\u0442')</script> \u041D\u0430\u0439\u043D\u0435\u043F\u0435\u0440\u0435\u043A\u043E\u043D\u043B\u0438\u0432\u0456\u0448\u0435 \u0432\u0438\u0441\u043E\u043A\u043E\u0441\u043F\u0435\u0446\u0456\u0430\u043B\u0456\u0437\u043E\u0432\u0430\u043D\u043E\u043F\u0440\u043E\u0444\u0435\u0441\u0456\u0439\u043D\u043E\u0442\u0435\u0445\u043D\u0456\u0447\u043D\u0435",
          meta: /* @__PURE__ */ jsx76(MetaItem, { icon: "clock", children: "\u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u0434\u043E 2 \u0433\u0440\u0443\u0434\u043D\u044F" })
        }
      )
    ] })
  },
  {
    name: "open now",
    render: () => /* @__PURE__ */ jsxs60(ItemList, { order: "loose", children: [
      /* @__PURE__ */ jsx76(
        OpenRow,
        {
          icon: "ballot",
          kind: "\u041E\u043F\u0438\u0442\u0443\u0432\u0430\u043D\u043D\u044F",
          title: "\u042F\u043A\u0443 \u043D\u0430\u0437\u0432\u0443 \u043C\u0430\u0442\u0438\u043C\u0435 \u0432\u0443\u043B\u0438\u0446\u044F \u0431\u0456\u043B\u044F \u043D\u043E\u0432\u043E\u0433\u043E \u043F\u0430\u0440\u043A\u0443",
          href: "#poll",
          note: "\u041C\u043E\u0436\u0443\u0442\u044C \u0433\u043E\u043B\u043E\u0441\u0443\u0432\u0430\u0442\u0438 \u0436\u0438\u0442\u0435\u043B\u0456 \u0426\u0435\u043D\u0442\u0440\u0443 \u0439 \u0417\u0430\u0440\u0456\u0447\u0447\u044F \u0432\u0456\u0434 14 \u0440\u043E\u043A\u0456\u0432",
          due: "\u0434\u043E \u0437\u0430\u0432\u0442\u0440\u0430, 14:00",
          left: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0433\u043E\u0434\u0438\u043D\u0438",
          act: "\u041F\u0440\u043E\u0433\u043E\u043B\u043E\u0441\u0443\u0432\u0430\u0442\u0438",
          weight: "primary"
        }
      ),
      /* @__PURE__ */ jsx76(
        OpenRow,
        {
          icon: "petition",
          kind: "\u041F\u0435\u0442\u0438\u0446\u0456\u044F",
          title: "\u0411\u0435\u0437\u043F\u0435\u0447\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u2116 3",
          href: "#petition",
          due: "\u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F",
          act: "\u041F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438"
        }
      )
    ] })
  },
  {
    name: "tasks",
    render: () => /* @__PURE__ */ jsx76(
      TaskList,
      {
        tasks: [
          {
            href: "#petition",
            icon: "petition",
            title: "\u0425\u043E\u0447\u0443, \u0449\u043E\u0431 \u0440\u0430\u0434\u0430 \u0449\u043E\u0441\u044C \u0437\u043C\u0456\u043D\u0438\u043B\u0430",
            note: "\u041F\u043E\u0434\u0430\u0439\u0442\u0435 \u043F\u0435\u0442\u0438\u0446\u0456\u044E: 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432 \u2014 \u0456 \u0440\u0430\u0434\u0430 \u043C\u0443\u0441\u0438\u0442\u044C \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0441\u0442\u0438"
          },
          { href: "#case", icon: "list", title: "\u0429\u043E \u0437 \u043C\u043E\u0454\u044E \u0441\u043F\u0440\u0430\u0432\u043E\u044E?" }
        ]
      }
    )
  }
];

// packages/ui/src/components/login-choice/login-choice.examples.tsx
import { jsx as jsx77 } from "react/jsx-runtime";
var loginChoiceExamples = [
  {
    name: "three ways",
    render: () => /* @__PURE__ */ jsx77(
      LoginChoice,
      {
        legend: "\u041E\u0431\u0435\u0440\u0456\u0442\u044C, \u044F\u043A \u0432\u0430\u043C \u0437\u0440\u0443\u0447\u043D\u043E",
        action: "/sign-in",
        keep: { returnTo: "/petitions" },
        providers: [
          {
            value: "phone",
            icon: "phone",
            label: "\u041F\u0456\u0434\u043F\u0438\u0441 \u0443 \u0441\u043C\u0430\u0440\u0442\u0444\u043E\u043D\u0456",
            note: "\u0423 \u0437\u0430\u0441\u0442\u043E\u0441\u0443\u043D\u043A\u0443 \u0434\u0435\u0440\u0436\u0430\u0432\u043D\u0438\u0445 \u043F\u043E\u0441\u043B\u0443\u0433: \u0441\u043A\u0430\u043D\u0443\u0454\u0442\u0435 \u043A\u043E\u0434 \u0456 \u043F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0436\u0443\u0454\u0442\u0435"
          },
          { value: "bank", icon: "bank", label: "BankID \u041D\u0411\u0423", note: "\u0427\u0435\u0440\u0435\u0437 \u0432\u0430\u0448 \u0431\u0430\u043D\u043A" },
          { value: "key", icon: "key", label: "\u0424\u0430\u0439\u043B\u043E\u0432\u0438\u0439 \u0430\u0431\u043E \u0430\u043F\u0430\u0440\u0430\u0442\u043D\u0438\u0439 \u043A\u043B\u044E\u0447" }
        ]
      }
    )
  }
];

// packages/ui/src/components/notice/notice.examples.tsx
import { jsx as jsx78 } from "react/jsx-runtime";
var noticeExamples = [
  {
    name: "ok, after an act",
    render: () => /* @__PURE__ */ jsx78(Notice, { tone: "ok", title: "\u041F\u0456\u0434\u043F\u0438\u0441 \u043F\u0440\u0438\u0439\u043D\u044F\u0442\u043E", appears: "after-act", children: "\u0412\u0438 188-\u043C\u0430. \u041B\u0438\u0441\u0442 \u0456\u0437 \u043F\u043E\u0441\u0438\u043B\u0430\u043D\u043D\u044F\u043C \u0443\u0436\u0435 \u0432 \u043F\u043E\u0448\u0442\u0456." })
  },
  {
    name: "info",
    render: () => /* @__PURE__ */ jsx78(Notice, { tone: "info", title: "\u0420\u043E\u0437\u0433\u043B\u044F\u0434 \u0437\u0443\u043F\u0438\u043D\u0435\u043D\u043E \u043D\u0430 \u0447\u0430\u0441 \u0441\u043B\u0443\u0445\u0430\u043D\u044C", children: "\u0417\u0430\u0440\u0430\u0445\u043E\u0432\u0430\u043D\u043E 1 \u0456\u0437 10 \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432. \u041B\u0456\u0447\u0431\u0430 \u043F\u0456\u0434\u0435 \u0434\u0430\u043B\u0456 26 \u0436\u043E\u0432\u0442\u043D\u044F." })
  },
  {
    name: "warn",
    render: () => /* @__PURE__ */ jsx78(Notice, { tone: "warn", title: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 5 \u0433\u043E\u0434\u0438\u043D 40 \u0445\u0432\u0438\u043B\u0438\u043D", children: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0442\u0435 \u043F\u0435\u0442\u0438\u0446\u0456\u044E \u0434\u043E 16:00." })
  },
  {
    name: "bad",
    render: () => /* @__PURE__ */ jsx78(Notice, { tone: "bad", title: "\u0412\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 1 \u0434\u0435\u043D\u044C", children: "\u0417\u0430\u043F\u0438\u0442\u0443\u0432\u0430\u0447 \u0456 \u043C\u0456\u0441\u044C\u043A\u0438\u0439 \u0433\u043E\u043B\u043E\u0432\u0430 \u0432\u0436\u0435 \u0437\u043D\u0430\u044E\u0442\u044C." })
  }
];

// packages/ui/src/components/official-strip/official-strip.examples.tsx
import { jsx as jsx79 } from "react/jsx-runtime";
var links = { alternates: { uk: "/", en: "/en" }, lookHref: "/look" };
var officialStripExamples = [
  { name: "for residents", render: () => /* @__PURE__ */ jsx79(OfficialStrip, { ...links }) },
  { name: "for staff", render: () => /* @__PURE__ */ jsx79(OfficialStrip, { ...links, audience: "staff" }) },
  { name: "of the platform", render: () => /* @__PURE__ */ jsx79(OfficialStrip, { ...links, audience: "platform" }) }
];

// packages/ui/src/components/pagination/pagination.examples.tsx
import { jsx as jsx80 } from "react/jsx-runtime";
var paginationExamples = [
  {
    name: "by cursor",
    render: () => /* @__PURE__ */ jsx80(KeysetPagination, { label: "\u0421\u0442\u043E\u0440\u0456\u043D\u043A\u0438 \u0441\u043F\u0438\u0441\u043A\u0443 \u043F\u0435\u0442\u0438\u0446\u0456\u0439", previousHref: "#previous", nextHref: "#next" })
  },
  {
    name: "numbered",
    render: () => /* @__PURE__ */ jsx80(NumberedPagination, { label: "\u0421\u0442\u043E\u0440\u0456\u043D\u043A\u0438 \u043F\u0456\u0434\u043F\u0438\u0441\u0430\u043D\u0442\u0456\u0432", current: 1, total: 24, hrefOf: (page) => `#page-${page}` })
  }
];

// packages/ui/src/components/progress/progress.examples.tsx
import { jsx as jsx81 } from "react/jsx-runtime";
var progressExamples = [
  {
    name: "on the way",
    render: () => /* @__PURE__ */ jsx81(Progress, { value: "58", of: "\u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432", share: 58 / 250, scale: ["0", "63", "125", "188", "250"] })
  },
  { name: "reached", render: () => /* @__PURE__ */ jsx81(Progress, { value: "254", of: "\u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432", share: 254 / 250, tone: "ok" }) },
  { name: "small, with a plan", render: () => /* @__PURE__ */ jsx81(Meter, { share: 0.363, planned: 0.509, size: "sm" }) }
];

// packages/ui/src/components/prose/prose.examples.tsx
import { Fragment as Fragment10, jsx as jsx82, jsxs as jsxs61 } from "react/jsx-runtime";
var proseExamples = [
  {
    name: "text of a petition",
    render: () => /* @__PURE__ */ jsxs61(Fragment10, { children: [
      /* @__PURE__ */ jsx82(PrintOnly, { children: "slavutych.example/petitions/46-2026, \u043D\u0430\u0434\u0440\u0443\u043A\u043E\u0432\u0430\u043D\u043E 19 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430 2026 \u0440." }),
      /* @__PURE__ */ jsxs61(Prose, { children: [
        /* @__PURE__ */ jsx82("h3", { children: "\u0427\u043E\u0433\u043E \u043F\u0440\u043E\u0441\u0438\u043C\u043E" }),
        /* @__PURE__ */ jsxs61("ol", { children: [
          /* @__PURE__ */ jsx82("li", { children: "\u0412\u0456\u0434\u043D\u043E\u0432\u0438\u0442\u0438 \u0440\u043E\u0437\u043C\u0456\u0442\u043A\u0443 \u0439 \u043F\u043E\u0441\u0442\u0430\u0432\u0438\u0442\u0438 \u043E\u0431\u043C\u0435\u0436\u0443\u0432\u0430\u0447\u0456." }),
          /* @__PURE__ */ jsx82("li", { children: "\u0417\u0440\u043E\u0431\u0438\u0442\u0438 \u043F\u0456\u0434\u0432\u0438\u0449\u0435\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0456\u0437 \u043F\u0456\u0434\u0441\u0432\u0456\u0442\u043A\u043E\u044E." })
        ] }),
        /* @__PURE__ */ jsxs61("p", { children: [
          "\u0412\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u0447\u0435\u043A\u0430\u0454\u043C\u043E \u0434\u043E ",
          /* @__PURE__ */ jsx82("a", { href: "#date", children: "1 \u0432\u0435\u0440\u0435\u0441\u043D\u044F 2027 \u0440\u043E\u043A\u0443" }),
          "."
        ] })
      ] })
    ] })
  }
];

// packages/ui/src/components/search-form/search-form.examples.tsx
import { jsx as jsx83, jsxs as jsxs62 } from "react/jsx-runtime";
var topics = [
  { value: "", label: "\u0423\u0441\u0456 \u0442\u0435\u043C\u0438" },
  { value: "roads", label: "\u0414\u043E\u0440\u043E\u0433\u0438 \u0439 \u0431\u0435\u0437\u043F\u0435\u043A\u0430" }
];
var searchFormExamples = [
  {
    name: "search",
    render: () => /* @__PURE__ */ jsx83(
      SearchForm,
      {
        id: "example-q",
        action: "/petitions",
        label: "\u0428\u0443\u043A\u0430\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E",
        example: "\u041D\u0430\u043F\u0440\u0438\u043A\u043B\u0430\u0434: \u0434\u043E\u0440\u043E\u0433\u0430, \u043E\u0431\u02BC\u0454\u043A\u0442, \u0441\u0430\u0434\u043E\u043A",
        keep: { state: "collecting" }
      }
    )
  },
  {
    name: "order",
    render: () => /* @__PURE__ */ jsx83(
      SortForm,
      {
        id: "example-sort",
        action: "/petitions",
        options: [
          { value: "active", label: "\u043D\u0430\u0439\u0430\u043A\u0442\u0438\u0432\u043D\u0456\u0448\u0456" },
          { value: "new", label: "\u043D\u043E\u0432\u0456" }
        ]
      }
    )
  },
  {
    name: "filters",
    render: () => /* @__PURE__ */ jsx83(FilterPanel, { summary: "\u0424\u0456\u043B\u044C\u0442\u0440\u0438: 1 \u0442\u0435\u043C\u0430", children: (prefix) => /* @__PURE__ */ jsxs62("form", { className: "flow", action: "/petitions", children: [
      /* @__PURE__ */ jsx83(Select, { id: `${prefix}topic`, name: "topic", label: "\u0422\u0435\u043C\u0430", options: topics }),
      /* @__PURE__ */ jsx83(Button, { variant: "second", width: "full", children: "\u041F\u043E\u043A\u0430\u0437\u0430\u0442\u0438 173 \u043F\u0435\u0442\u0438\u0446\u0456\u0457" })
    ] }) })
  }
];

// packages/ui/src/components/settings-field/settings-field.examples.tsx
import { jsx as jsx84, jsxs as jsxs63 } from "react/jsx-runtime";
var settingsFieldExamples = [
  {
    name: "number, error, frozen, save bar",
    render: () => /* @__PURE__ */ jsxs63("form", { action: "#settings", children: [
      /* @__PURE__ */ jsx84(
        SettingsField,
        {
          id: "example-threshold",
          label: "\u0421\u043A\u0456\u043B\u044C\u043A\u0438 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432 \u043F\u043E\u0442\u0440\u0456\u0431\u043D\u043E",
          source: "\u0421\u0442\u0430\u0442\u0443\u0442, \u043F\u0443\u043D\u043A\u0442 4.7",
          suffix: "\u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432",
          note: "\u0417\u0440\u0430\u0437\u043E\u043A \u0434\u043B\u044F 10\u201350 \u0442\u0438\u0441. \u043C\u0435\u0448\u043A\u0430\u043D\u0446\u0456\u0432: 150\u2013300. \u0411\u0443\u043B\u043E 250",
          effect: "\u042F\u043A\u0431\u0438 \u043F\u043E\u0440\u0456\u0433 \u0431\u0443\u0432 200, \u0442\u043E\u0440\u0456\u043A \u0439\u043E\u0433\u043E \u043F\u0440\u043E\u0439\u0448\u043B\u0438 \u0431 19 \u043F\u0435\u0442\u0438\u0446\u0456\u0439 \u0437\u0430\u043C\u0456\u0441\u0442\u044C 12.",
          children: (wiring) => /* @__PURE__ */ jsx84("input", { ...wiring, className: "input w-s", inputMode: "numeric", defaultValue: "200" })
        }
      ),
      /* @__PURE__ */ jsx84(
        SettingsField,
        {
          id: "example-days",
          label: "\u0421\u043A\u0456\u043B\u044C\u043A\u0438 \u0434\u043D\u0456\u0432 \u0437\u0431\u0438\u0440\u0430\u0454\u043C\u043E",
          error: "\u0412\u0432\u0435\u0434\u0456\u0442\u044C \u0447\u0438\u0441\u043B\u043E \u0432\u0456\u0434 10 \u0434\u043E 90. \u0411\u0456\u043B\u044C\u0448\u0435 \u0441\u0442\u0430\u0442\u0443\u0442 \u043D\u0435 \u0434\u043E\u0437\u0432\u043E\u043B\u044F\u0454.",
          suffix: "\u0434\u043D\u0456\u0432",
          children: (wiring) => /* @__PURE__ */ jsx84("input", { ...wiring, className: "input w-s", inputMode: "numeric", defaultValue: "120" })
        }
      ),
      /* @__PURE__ */ jsx84(
        SettingsField,
        {
          id: "example-review",
          label: "\u0421\u0442\u0440\u043E\u043A \u043F\u0435\u0440\u0435\u0432\u0456\u0440\u043A\u0438",
          suffix: "\u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456",
          frozen: "\u0417\u043C\u0456\u043D\u0438\u0442\u0438 \u043D\u0435 \u043C\u043E\u0436\u043D\u0430: \u0441\u0442\u0430\u0442\u0442\u044F 23-1 \u0417\u0430\u043A\u043E\u043D\u0443 \xAB\u041F\u0440\u043E \u0437\u0432\u0435\u0440\u043D\u0435\u043D\u043D\u044F \u0433\u0440\u043E\u043C\u0430\u0434\u044F\u043D\xBB.",
          children: (wiring) => /* @__PURE__ */ jsx84("input", { ...wiring, className: "input w-s", readOnly: true, defaultValue: "2" })
        }
      ),
      /* @__PURE__ */ jsxs63(SaveBar, { children: [
        /* @__PURE__ */ jsx84(Button, { size: "lg", children: "\u0417\u0431\u0435\u0440\u0435\u0433\u0442\u0438 2 \u0437\u043C\u0456\u043D\u0438" }),
        /* @__PURE__ */ jsx84(LinkButton, { size: "lg", variant: "second", href: "#effects", children: "\u041F\u0435\u0440\u0435\u0433\u043B\u044F\u043D\u0443\u0442\u0438 \u043D\u0430\u0441\u043B\u0456\u0434\u043A\u0438" }),
        /* @__PURE__ */ jsx84(TextLink, { href: "#cancel", children: "\u0421\u043A\u0430\u0441\u0443\u0432\u0430\u0442\u0438" })
      ] })
    ] })
  }
];

// packages/ui/src/components/share-list/share-list.examples.tsx
import { jsx as jsx85 } from "react/jsx-runtime";
var shareListExamples = [
  {
    name: "petition",
    render: () => /* @__PURE__ */ jsx85(
      ShareList,
      {
        title: "\u0414\u043E\u043F\u043E\u043C\u043E\u0436\u0456\u0442\u044C \u0437\u0456\u0431\u0440\u0430\u0442\u0438",
        links: [
          { href: "#follow", icon: "bell", label: "\u0421\u0442\u0435\u0436\u0438\u0442\u0438 \u0437\u0430 \u043F\u0435\u0442\u0438\u0446\u0456\u0454\u044E" },
          { href: "#send", icon: "share", label: "\u041D\u0430\u0434\u0456\u0441\u043B\u0430\u0442\u0438 \u0434\u0440\u0443\u0437\u044F\u043C" },
          { href: "#poster", icon: "print", label: "\u041F\u043B\u0430\u043A\u0430\u0442 \u0437 QR-\u043A\u043E\u0434\u043E\u043C, PDF" }
        ]
      }
    )
  }
];

// packages/ui/src/components/sign-card/sign-card.examples.tsx
import { Fragment as Fragment11, jsx as jsx86, jsxs as jsxs64 } from "react/jsx-runtime";
var signCardExamples = [
  {
    name: "collecting",
    render: () => /* @__PURE__ */ jsx86(
      SignCard,
      {
        count: "187",
        of: "\u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432",
        share: 187 / 250,
        scale: ["0", "63", "125", "188", "250"],
        status: /* @__PURE__ */ jsxs64(Fragment11, { children: [
          /* @__PURE__ */ jsx86("b", { children: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0434\u043D\u0456" }),
          ", \u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F. \u0411\u0440\u0430\u043A\u0443\u0454 63 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432."
        ] }),
        act: /* @__PURE__ */ jsx86(LinkButton, { size: "lg", width: "full", icon: "pen", href: "#sign", children: "\u041F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E" }),
        note: "\u041F\u043E\u0442\u0440\u0456\u0431\u043D\u043E \u043F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0438\u0442\u0438 \u043E\u0441\u043E\u0431\u0443, \u0446\u0435 \u0445\u0432\u0438\u043B\u0438\u043D\u0430. \u0412\u0430\u0448\u0435 \u0456\u043C\u2019\u044F \u0431\u0443\u0434\u0435 \u0443 \u0432\u0456\u0434\u043A\u0440\u0438\u0442\u043E\u043C\u0443 \u0441\u043F\u0438\u0441\u043A\u0443."
      }
    )
  },
  {
    name: "closed",
    render: () => /* @__PURE__ */ jsx86(SignCard, { count: "298", of: "\u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432", share: 1.19, tone: "ok", status: "\u0417\u0431\u0456\u0440 \u0437\u0430\u0432\u0435\u0440\u0448\u0435\u043D\u043E 8 \u0436\u043E\u0432\u0442\u043D\u044F." })
  }
];

// packages/ui/src/samples.tsx
import { jsx as jsx87 } from "react/jsx-runtime";
var sampleBrand = {
  name: "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u043C\u0456\u0441\u044C\u043A\u0430 \u0440\u0430\u0434\u0430",
  sub: "\u0421\u0442\u0440\u0438\u0439\u0441\u044C\u043A\u0438\u0439 \u0440\u0430\u0439\u043E\u043D, \u041B\u044C\u0432\u0456\u0432\u0441\u044C\u043A\u0430 \u043E\u0431\u043B\u0430\u0441\u0442\u044C",
  href: "/",
  mark: /* @__PURE__ */ jsx87(Crest, { label: "" })
};
var SECTIONS = [
  { href: "/petitions", label: "\u041F\u0435\u0442\u0438\u0446\u0456\u0457" },
  { href: "/participatory-budgeting", label: "\u0411\u044E\u0434\u0436\u0435\u0442 \u0443\u0447\u0430\u0441\u0442\u0456" },
  { href: "/consultations", label: "\u041A\u043E\u043D\u0441\u0443\u043B\u044C\u0442\u0430\u0446\u0456\u0457" },
  { href: "/polls", label: "\u041E\u043F\u0438\u0442\u0443\u0432\u0430\u043D\u043D\u044F" },
  { href: "/information-requests", label: "\u0417\u0430\u043F\u0438\u0442\u0438 \u043D\u0430 \u0456\u043D\u0444\u043E\u0440\u043C\u0430\u0446\u0456\u044E" }
];
function sampleNav(current) {
  return SECTIONS.map((item) => item.href === current ? { ...item, current: "section" } : item);
}

// packages/ui/src/components/site-footer/site-footer.examples.tsx
import { Fragment as Fragment12, jsx as jsx88, jsxs as jsxs65 } from "react/jsx-runtime";
var siteFooterExamples = [
  {
    name: "public",
    render: () => /* @__PURE__ */ jsx88(
      SiteFooter,
      {
        council: {
          name: "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u043C\u0456\u0441\u044C\u043A\u0430 \u0440\u0430\u0434\u0430",
          address: "\u043F\u043B\u043E\u0449\u0430 \u0420\u0438\u043D\u043E\u043A, 3, \u043C. \u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432",
          phone: "+380 32 000 00 00",
          email: "rada@mykolaiv-lv.example",
          help: "\u041D\u0435\u043C\u0430\u0454 \u0456\u043D\u0442\u0435\u0440\u043D\u0435\u0442\u0443 \u0430\u0431\u043E \u043F\u0456\u0434\u043F\u0438\u0441\u0443? \u041F\u0440\u0438\u0445\u043E\u0434\u044C\u0442\u0435 \u0434\u043E \u0446\u0435\u043D\u0442\u0440\u0443 \u043D\u0430\u0434\u0430\u043D\u043D\u044F \u0430\u0434\u043C\u0456\u043D\u0456\u0441\u0442\u0440\u0430\u0442\u0438\u0432\u043D\u0438\u0445 \u043F\u043E\u0441\u043B\u0443\u0433: \u0434\u043E\u043F\u043E\u043C\u043E\u0436\u0435\u043C\u043E \u043D\u0430 \u043C\u0456\u0441\u0446\u0456."
        },
        columns: [
          { title: "\u0423\u0447\u0430\u0441\u0442\u044C", links: sampleNav() },
          {
            title: "\u0421\u0430\u0439\u0442",
            links: [
              { href: "/accessibility", label: "\u0414\u043E\u0441\u0442\u0443\u043F\u043D\u0456\u0441\u0442\u044C \u0441\u0430\u0439\u0442\u0443" },
              { href: "/personal-data", label: "\u041F\u0435\u0440\u0441\u043E\u043D\u0430\u043B\u044C\u043D\u0456 \u0434\u0430\u043D\u0456" },
              { href: "/open-data", label: "\u0412\u0456\u0434\u043A\u0440\u0438\u0442\u0456 \u0434\u0430\u043D\u0456" },
              { href: "/help", label: "\u0414\u043E\u0432\u0456\u0434\u043A\u0430" }
            ]
          },
          {
            title: "\u0414\u0435\u0440\u0436\u0430\u0432\u0430",
            links: [
              { href: "https://www.president.gov.ua", label: "\u041F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442 \u0423\u043A\u0440\u0430\u0457\u043D\u0438" },
              { href: "https://www.rada.gov.ua", label: "\u0412\u0435\u0440\u0445\u043E\u0432\u043D\u0430 \u0420\u0430\u0434\u0430 \u0423\u043A\u0440\u0430\u0457\u043D\u0438" }
            ]
          }
        ],
        licence: /* @__PURE__ */ jsxs65(Fragment12, { children: [
          "\u0423\u0441\u0456 \u043C\u0430\u0442\u0435\u0440\u0456\u0430\u043B\u0438 \u0434\u043E\u0441\u0442\u0443\u043F\u043D\u0456 \u0437\u0430 \u043B\u0456\u0446\u0435\u043D\u0437\u0456\u0454\u044E",
          " ",
          /* @__PURE__ */ jsx88("a", { href: "https://creativecommons.org/licenses/by/4.0/deed.uk", children: "Creative Commons Attribution 4.0" }),
          ", \u044F\u043A\u0449\u043E \u043D\u0435 \u0437\u0430\u0437\u043D\u0430\u0447\u0435\u043D\u043E \u0456\u043D\u0448\u0435."
        ] })
      }
    )
  },
  {
    name: "desk",
    render: () => /* @__PURE__ */ jsxs65(DeskFooter, { children: [
      "\u0414\u043E\u0432\u0456\u0434\u043A\u0430 \u0434\u043B\u044F \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A\u0456\u0432, ",
      /* @__PURE__ */ jsx88("a", { href: "#hotline", children: "\u0433\u0430\u0440\u044F\u0447\u0430 \u043B\u0456\u043D\u0456\u044F" }),
      ", ",
      /* @__PURE__ */ jsx88("a", { href: "#status", children: "\u0441\u0442\u0430\u043D \u0441\u0438\u0441\u0442\u0435\u043C\u0438" })
    ] })
  }
];

// packages/ui/src/components/site-header/site-header.examples.tsx
import { jsx as jsx89 } from "react/jsx-runtime";
var links2 = [
  { href: "/account", label: "\u041C\u0456\u0439 \u043A\u0430\u0431\u0456\u043D\u0435\u0442" },
  { href: "/desk", label: "\u0420\u043E\u0431\u043E\u0447\u0438\u0439 \u0441\u0442\u0456\u043B" }
];
var siteHeaderExamples = [
  {
    name: "guest",
    render: () => /* @__PURE__ */ jsx89(
      SiteHeader,
      {
        brand: sampleBrand,
        nav: sampleNav("/petitions"),
        searchHref: "/search",
        account: { kind: "guest", signInHref: "/sign-in" }
      }
    )
  },
  {
    name: "person",
    render: () => /* @__PURE__ */ jsx89(
      SiteHeader,
      {
        brand: sampleBrand,
        account: { kind: "person", name: "\u041E\u043A\u0441\u0430\u043D\u0430 \u041A.", links: links2, signOutAction: "/sign-out" },
        acts: [{ href: "/", label: "\u041D\u0430 \u0441\u0430\u0439\u0442", icon: "eye" }]
      }
    )
  },
  {
    name: "platform",
    render: () => /* @__PURE__ */ jsx89(
      SiteHeader,
      {
        brand: { name: "", href: "/", mark: /* @__PURE__ */ jsx89(Wordmark, {}) },
        account: { kind: "guest", signInHref: "/sign-in" }
      }
    )
  }
];

// packages/ui/src/components/skeleton/skeleton.examples.tsx
import { jsx as jsx90 } from "react/jsx-runtime";
var skeletonExamples = [
  { name: "three lines", render: () => /* @__PURE__ */ jsx90(Skeleton, { label: "\u0417\u0430\u0432\u0430\u043D\u0442\u0430\u0436\u0443\u0454\u043C\u043E \u0441\u043F\u0438\u0441\u043E\u043A" }) }
];

// packages/ui/src/components/skip-link/skip-link.examples.tsx
import { jsx as jsx91 } from "react/jsx-runtime";
var skipLinkExamples = [
  { name: "shown on focus", render: () => /* @__PURE__ */ jsx91(SkipLink, { href: "#gallery" }) }
];

// packages/ui/src/components/stat-numbers/stat-numbers.examples.tsx
import { jsx as jsx92 } from "react/jsx-runtime";
var statNumbersExamples = [
  {
    name: "a year",
    render: () => /* @__PURE__ */ jsx92(
      StatNumbers,
      {
        stats: [
          { key: "people", value: "3 480", label: "\u043C\u0435\u0448\u043A\u0430\u043D\u0446\u0456\u0432 \u0443\u0437\u044F\u043B\u0438 \u0443\u0447\u0430\u0441\u0442\u044C, \u0446\u0435 \u043A\u043E\u0436\u0435\u043D \u0448\u043E\u0441\u0442\u0438\u0439 \u0434\u043E\u0440\u043E\u0441\u043B\u0438\u0439" },
          { key: "petitions", value: "46", label: "\u043F\u0435\u0442\u0438\u0446\u0456\u0439 \u043F\u043E\u0434\u0430\u043D\u043E, 12 \u043D\u0430\u0431\u0440\u0430\u043B\u0438 \u043F\u0456\u0434\u043F\u0438\u0441\u0438" },
          { key: "answers", value: "12 \u0456\u0437 12", label: "\u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0435\u0439 \u0440\u0430\u0434\u0438 \u0432\u0447\u0430\u0441\u043D\u043E" }
        ]
      }
    )
  }
];

// packages/ui/src/components/steps/steps.examples.tsx
import { jsx as jsx93 } from "react/jsx-runtime";
var stepsExamples = [
  {
    name: "second of three",
    render: () => /* @__PURE__ */ jsx93(
      Steps,
      {
        label: "\u041A\u0440\u043E\u043A\u0438: \u0437\u0440\u0430\u0437\u043E\u043A",
        steps: [
          { key: "who", label: "\u0425\u0442\u043E \u0432\u0438", state: "done", href: "#who" },
          { key: "hromada", label: "\u0412\u0430\u0448\u0430 \u0433\u0440\u043E\u043C\u0430\u0434\u0430", state: "now" },
          { key: "address", label: "\u0410\u0434\u0440\u0435\u0441\u0430 \u0441\u0430\u0439\u0442\u0443", state: "next" }
        ]
      }
    )
  }
];

// packages/ui/src/components/table/table.examples.tsx
import { jsx as jsx94, jsxs as jsxs66 } from "react/jsx-runtime";
var estimate = [
  { item: "\u041B\u0430\u0432\u0430 \u043F\u0430\u0440\u043A\u043E\u0432\u0430", amount: 12, price: 74e4, sum: 888e4 },
  { item: "\u041B\u0438\u043F\u0430 \u0441\u0435\u0440\u0446\u0435\u043B\u0438\u0441\u0442\u0430, 3 \u043C", amount: 24, price: 215e3, sum: 516e4 }
];
var cases = [
  { title: "\u0417\u0430\u043F\u0438\u0442 \u2116 209: \u043A\u043E\u0448\u0442\u043E\u0440\u0438\u0441 \u0444\u043E\u043D\u0442\u0430\u043D\u0430", left: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 1 \u0434\u0435\u043D\u044C", urgency: "overdue", who: "\u0406\u0440\u0438\u043D\u0430 \u0413\u043D\u0430\u0442\u044E\u043A" },
  { title: "\u041F\u0435\u0442\u0438\u0446\u0456\u044F: \u0432\u0435\u0447\u0456\u0440\u043D\u0456 \u0441\u0435\u0430\u043D\u0441\u0438", left: "3 \u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456", urgency: "calm", who: "\u043D\u0435 \u043F\u0440\u0438\u0437\u043D\u0430\u0447\u0435\u043D\u043E" }
];
var signers = [
  { name: "\u0410\u043D\u0434\u0440\u0443\u0449\u0435\u043D\u043A\u043E \u041C\u0430\u0440\u0456\u044F \u0406\u0433\u043E\u0440\u0456\u0432\u043D\u0430", at: "18 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430, 21:10" },
  { name: "\u0414\u0435\u043C\u2019\u044F\u043D\u0447\u0443\u043A \u0412\u0456\u043A\u0442\u043E\u0440\u0456\u044F \u041E\u043B\u0435\u0433\u0456\u0432\u043D\u0430", at: "17 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430, 22:57" }
];
var tableExamples = [
  {
    name: "estimate with a total",
    render: () => /* @__PURE__ */ jsx94(
      Table,
      {
        caption: "\u041A\u043E\u0448\u0442\u043E\u0440\u0438\u0441",
        rows: estimate,
        rowKey: ({ item }) => item,
        columns: [
          { key: "item", title: "\u0421\u0442\u0430\u0442\u0442\u044F", cell: ({ item }) => item, total: "\u0423\u0441\u044C\u043E\u0433\u043E" },
          { key: "amount", title: "\u041A\u0456\u043B\u044C\u043A\u0456\u0441\u0442\u044C", align: "number", cell: ({ amount }) => amount },
          { key: "price", title: "\u0426\u0456\u043D\u0430", align: "number", cell: ({ price }) => /* @__PURE__ */ jsx94(MoneyText, { kopiykas: price }) },
          {
            key: "sum",
            title: "\u0420\u0430\u0437\u043E\u043C",
            align: "number",
            cell: ({ sum }) => /* @__PURE__ */ jsx94(MoneyText, { kopiykas: sum }),
            total: /* @__PURE__ */ jsx94(MoneyText, { kopiykas: 1404e4 })
          }
        ]
      }
    )
  },
  {
    name: "work of the desk",
    render: () => /* @__PURE__ */ jsx94(
      Table,
      {
        caption: "\u0421\u043F\u0440\u0430\u0432\u0438 \u0437\u0430 \u0447\u0430\u0441\u043E\u043C, \u0449\u043E \u043B\u0438\u0448\u0438\u0432\u0441\u044F",
        captionAs: "hidden",
        stack: "wide",
        rows: cases,
        rowKey: ({ title }) => title,
        rowTone: ({ urgency }) => urgency === "overdue" ? "bad" : void 0,
        columns: [
          { key: "case", title: "\u0421\u043F\u0440\u0430\u0432\u0430", cell: ({ title }) => /* @__PURE__ */ jsx94("a", { href: "#case", children: title }) },
          {
            key: "left",
            title: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F",
            cell: ({ left, urgency }) => /* @__PURE__ */ jsx94(TimeLeft, { urgency, children: left })
          },
          { key: "who", title: "\u0425\u0442\u043E \u0432\u0435\u0434\u0435", cell: ({ who }) => who },
          {
            key: "act",
            title: "\u0414\u0456\u044F",
            cell: ({ title }) => /* @__PURE__ */ jsxs66(LinkButton, { variant: "second", href: "#open", children: [
              "\u0412\u0456\u0434\u043A\u0440\u0438\u0442\u0438",
              /* @__PURE__ */ jsxs66("span", { className: "sr", children: [
                ": ",
                title
              ] })
            ] })
          }
        ]
      }
    )
  },
  {
    name: "short, never cards",
    render: () => /* @__PURE__ */ jsx94(
      Table,
      {
        caption: "\u041F\u0456\u0434\u043F\u0438\u0441\u0438 1\u20132 \u0437\u0456 187",
        stack: "never",
        size: "sm",
        rows: signers,
        rowKey: ({ name }) => name,
        columns: [
          { key: "name", title: "\u0406\u043C\u2019\u044F", cell: ({ name }) => name },
          { key: "at", title: "\u0414\u0430\u0442\u0430", cell: ({ at: at2 }) => at2 }
        ]
      }
    )
  }
];

// packages/ui/src/components/timeline/timeline.examples.tsx
import { jsx as jsx95 } from "react/jsx-runtime";
var timelineExamples = [
  {
    name: "path of a petition",
    render: () => /* @__PURE__ */ jsx95(
      Timeline,
      {
        steps: [
          { key: "published", state: "done", title: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0435\u043D\u043E \u0439 \u043E\u043F\u0443\u0431\u043B\u0456\u043A\u043E\u0432\u0430\u043D\u043E", when: "13 \u0436\u043E\u0432\u0442\u043D\u044F, 10:15" },
          {
            key: "collecting",
            state: "now",
            title: "\u0417\u0431\u0438\u0440\u0430\u0454 \u043F\u0456\u0434\u043F\u0438\u0441\u0438",
            when: "\u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F, 23:59",
            note: "60 \u0434\u043D\u0456\u0432 \u0432\u0456\u0434 \u043F\u0443\u0431\u043B\u0456\u043A\u0430\u0446\u0456\u0457: 13 \u0436\u043E\u0432\u0442\u043D\u044F + 60 = 12 \u0433\u0440\u0443\u0434\u043D\u044F."
          },
          { key: "answer", state: "next", icon: "talk", title: "\u0420\u0430\u0434\u0430 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0430\u0454", when: "\u0434\u043E 10 \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432" }
        ]
      }
    )
  }
];

// packages/ui/src/components/values/values.examples.tsx
import { jsx as jsx96, jsxs as jsxs67 } from "react/jsx-runtime";
var valuesExamples = [
  {
    name: "money and dates",
    render: () => /* @__PURE__ */ jsxs67("ul", { children: [
      /* @__PURE__ */ jsxs67("li", { children: [
        /* @__PURE__ */ jsx96(MoneyText, { kopiykas: 48e6 }),
        ", ",
        /* @__PURE__ */ jsx96(MoneyText, { kopiykas: 74e4, style: "exact" })
      ] }),
      /* @__PURE__ */ jsxs67("li", { children: [
        /* @__PURE__ */ jsx96(DateText, { value: "2026-12-12" }),
        ", ",
        /* @__PURE__ */ jsx96(DateText, { value: "2026-12-12", format: "day" })
      ] }),
      /* @__PURE__ */ jsx96("li", { children: /* @__PURE__ */ jsx96(DateText, { value: "2026-11-18T19:10:00Z", clock: "shown" }) })
    ] })
  }
];

// packages/ui/src/components/wordmark/wordmark.examples.tsx
import { jsx as jsx97 } from "react/jsx-runtime";
var wordmarkExamples = [
  { name: "wordmark", render: () => /* @__PURE__ */ jsx97(Wordmark, { size: "big" }) },
  { name: "application icon", render: () => /* @__PURE__ */ jsx97(AppMark, { label: "\u0417\u043D\u0430\u043A \xAB\u0412\u0456\u0447\u0435\xBB" }) }
];

// packages/ui/src/examples.ts
var examples = [
  { component: "answer", examples: answerExamples },
  { component: "bar-chart", examples: barChartExamples },
  { component: "button", examples: buttonExamples },
  { component: "card", examples: cardExamples },
  { component: "check-list", examples: checkListExamples },
  { component: "chip", examples: chipExamples },
  { component: "choice", examples: choiceExamples },
  { component: "crumbs", examples: crumbsExamples },
  { component: "deadline-line", examples: deadlineLineExamples },
  { component: "description-list", examples: descriptionListExamples },
  { component: "desk-layout", examples: deskLayoutExamples },
  { component: "empty-state", examples: emptyStateExamples },
  { component: "error-summary", examples: errorSummaryExamples },
  { component: "field", examples: fieldExamples },
  { component: "file-list", examples: fileListExamples },
  { component: "fold", examples: foldExamples },
  { component: "hero", examples: heroExamples },
  { component: "icon", examples: iconExamples },
  { component: "layout", examples: layoutExamples },
  { component: "list", examples: listExamples },
  { component: "login-choice", examples: loginChoiceExamples },
  { component: "notice", examples: noticeExamples },
  { component: "official-strip", examples: officialStripExamples },
  { component: "pagination", examples: paginationExamples },
  { component: "progress", examples: progressExamples },
  { component: "prose", examples: proseExamples },
  { component: "search-form", examples: searchFormExamples },
  { component: "settings-field", examples: settingsFieldExamples },
  { component: "share-list", examples: shareListExamples },
  { component: "sign-card", examples: signCardExamples },
  { component: "site-footer", examples: siteFooterExamples },
  { component: "site-header", examples: siteHeaderExamples },
  { component: "skeleton", examples: skeletonExamples },
  { component: "skip-link", examples: skipLinkExamples },
  { component: "stat-numbers", examples: statNumbersExamples },
  { component: "steps", examples: stepsExamples },
  { component: "table", examples: tableExamples },
  { component: "timeline", examples: timelineExamples },
  { component: "values", examples: valuesExamples },
  { component: "wordmark", examples: wordmarkExamples }
];

// packages/ui/src/gallery.tsx
import { jsx as jsx98, jsxs as jsxs68 } from "react/jsx-runtime";
function Gallery() {
  const { t } = useTranslation("ui");
  return /* @__PURE__ */ jsx98("main", { id: "gallery", children: /* @__PURE__ */ jsxs68("div", { className: "wrap page", children: [
    /* @__PURE__ */ jsx98("h1", { children: t("gallery.title") }),
    /* @__PURE__ */ jsx98("p", { className: "lead mt-4", children: t("gallery.lead") }),
    examples.map(({ component, examples: states }) => /* @__PURE__ */ jsxs68("section", { className: "specimen", "aria-labelledby": `gallery-${component}`, children: [
      /* @__PURE__ */ jsx98("h2", { id: `gallery-${component}`, className: "mb-5", lang: "en", children: component }),
      states.map(({ name, render }) => /* @__PURE__ */ jsxs68("div", { className: "mb-6", "data-example": `${component}/${name}`, children: [
        /* @__PURE__ */ jsx98("p", { className: "specimen-name", lang: "en", children: name }),
        render()
      ] }, name))
    ] }, component))
  ] }) });
}

// packages/ui/.tmp/render.tsx
import { Fragment as Fragment13, jsx as jsx99, jsxs as jsxs69 } from "react/jsx-runtime";
var tr = createTranslators(loadCatalogues([coreCatalogue, uiCatalogue]));
function save(name, body, look = { preset: "state" }, locale = "uk", extra = "") {
  const h = renderToStaticMarkup(/* @__PURE__ */ jsx99(I18nProvider, { translator: tr[locale], children: /* @__PURE__ */ jsxs69("html", { ...htmlAttributes(locale, look), children: [
    /* @__PURE__ */ jsxs69("head", { children: [
      /* @__PURE__ */ jsx99("meta", { charSet: "utf-8" }),
      /* @__PURE__ */ jsx99("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      /* @__PURE__ */ jsx99("title", { children: "x" }),
      /* @__PURE__ */ jsx99("link", { rel: "stylesheet", href: "/tmp/uiw/styles.css" })
    ] }),
    /* @__PURE__ */ jsx99("body", { children: body })
  ] }) }));
  writeFileSync(`/tmp/uiw/${name}.html`, "<!doctype html>" + h.replace("</head>", extra + "</head>"));
}
save("gallery", /* @__PURE__ */ jsxs69(Fragment13, { children: [
  /* @__PURE__ */ jsx99(SkipLink, { href: "#gallery" }),
  /* @__PURE__ */ jsx99(Gallery, {})
] }));

// packages/ui/.tmp/pages.tsx
import { Fragment as Fragment14, jsx as jsx100, jsxs as jsxs70 } from "react/jsx-runtime";
var { Icon: Icon2 } = src_exports;
var nav = (cur) => [["/petitions", "\u041F\u0435\u0442\u0438\u0446\u0456\u0457"], ["/pb", "\u0411\u044E\u0434\u0436\u0435\u0442 \u0443\u0447\u0430\u0441\u0442\u0456"], ["/c", "\u041A\u043E\u043D\u0441\u0443\u043B\u044C\u0442\u0430\u0446\u0456\u0457"], ["/p", "\u041E\u043F\u0438\u0442\u0443\u0432\u0430\u043D\u043D\u044F"], ["/i", "\u0417\u0430\u043F\u0438\u0442\u0438 \u043D\u0430 \u0456\u043D\u0444\u043E\u0440\u043C\u0430\u0446\u0456\u044E"]].map(([href, label]) => ({ href, label, current: href === cur ? "section" : void 0 }));
var crest = /* @__PURE__ */ jsxs70("svg", { className: "crest", viewBox: "0 0 48 56", role: "img", "aria-label": "\u0423\u043C\u043E\u0432\u043D\u0438\u0439 \u0433\u0435\u0440\u0431 \u041C\u0438\u043A\u043E\u043B\u0430\u0454\u0432\u0430", children: [
  /* @__PURE__ */ jsx100("path", { d: "M3 3h42v27c0 12-9 19-21 23C12 49 3 42 3 30z", fill: "#fff", stroke: "#000", strokeWidth: "2.5" }),
  /* @__PURE__ */ jsx100("path", { d: "M4.3 28h39.4v2c0 11-8 17.6-19.700 21.6C12.3 47.6 4.3 41 4.3 30z", fill: "#c5d9e9" }),
  /* @__PURE__ */ jsx100("path", { d: "M24 15.5 34.5 28 24 40.5 13.5 28z", fill: "#fff", stroke: "#000", strokeWidth: "2.5", strokeLinejoin: "round" }),
  /* @__PURE__ */ jsx100("path", { d: "M24 23.5l3.800 4.5-3.800 4.5-3.800-4.5z", fill: "#000" })
] });
function Shell({ cur, children }) {
  return /* @__PURE__ */ jsxs70(Fragment14, { children: [
    /* @__PURE__ */ jsx100(SkipLink, {}),
    /* @__PURE__ */ jsxs70("header", { children: [
      /* @__PURE__ */ jsx100(OfficialStrip, { alternates: { uk: "/", en: "/en" }, lookHref: "/look" }),
      /* @__PURE__ */ jsx100(SiteHeader, { brand: { name: "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u043C\u0456\u0441\u044C\u043A\u0430 \u0440\u0430\u0434\u0430", sub: "\u0421\u0442\u0440\u0438\u0439\u0441\u044C\u043A\u0438\u0439 \u0440\u0430\u0439\u043E\u043D, \u041B\u044C\u0432\u0456\u0432\u0441\u044C\u043A\u0430 \u043E\u0431\u043B\u0430\u0441\u0442\u044C", href: "/", mark: crest }, nav: nav(cur), searchHref: "/s", account: { kind: "guest", signInHref: "/l" } })
    ] }),
    children,
    /* @__PURE__ */ jsx100(SiteFooter, { council: { name: "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u043C\u0456\u0441\u044C\u043A\u0430 \u0440\u0430\u0434\u0430", address: "\u043F\u043B\u043E\u0449\u0430 \u0420\u0438\u043D\u043E\u043A, 3, \u043C. \u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432", phone: "+380 32 000 00 00", email: "rada@mykolaiv-lv.example", help: "\u041D\u0435\u043C\u0430\u0454 \u0456\u043D\u0442\u0435\u0440\u043D\u0435\u0442\u0443 \u0430\u0431\u043E \u043F\u0456\u0434\u043F\u0438\u0441\u0443? \u041F\u0440\u0438\u0445\u043E\u0434\u044C\u0442\u0435 \u0434\u043E \u0446\u0435\u043D\u0442\u0440\u0443 \u043D\u0430\u0434\u0430\u043D\u043D\u044F \u0430\u0434\u043C\u0456\u043D\u0456\u0441\u0442\u0440\u0430\u0442\u0438\u0432\u043D\u0438\u0445 \u043F\u043E\u0441\u043B\u0443\u0433: \u0434\u043E\u043F\u043E\u043C\u043E\u0436\u0435\u043C\u043E \u043D\u0430 \u043C\u0456\u0441\u0446\u0456." }, columns: [{ title: "\u0423\u0447\u0430\u0441\u0442\u044C", links: nav() }, { title: "\u0421\u0430\u0439\u0442", links: ["\u0414\u043E\u0441\u0442\u0443\u043F\u043D\u0456\u0441\u0442\u044C \u0441\u0430\u0439\u0442\u0443", "\u041F\u0435\u0440\u0441\u043E\u043D\u0430\u043B\u044C\u043D\u0456 \u0434\u0430\u043D\u0456", "\u0412\u0456\u0434\u043A\u0440\u0438\u0442\u0456 \u0434\u0430\u043D\u0456", "\u041A\u0430\u0440\u0442\u0430 \u0441\u0430\u0439\u0442\u0443", "\u0414\u043E\u0432\u0456\u0434\u043A\u0430"].map((label, i) => ({ href: "#" + i, label })) }, { title: "\u0414\u0435\u0440\u0436\u0430\u0432\u0430", links: ["\u041F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442 \u0423\u043A\u0440\u0430\u0457\u043D\u0438", "\u0412\u0435\u0440\u0445\u043E\u0432\u043D\u0430 \u0420\u0430\u0434\u0430 \u0423\u043A\u0440\u0430\u0457\u043D\u0438", "\u041A\u0430\u0431\u0456\u043D\u0435\u0442 \u041C\u0456\u043D\u0456\u0441\u0442\u0440\u0456\u0432 \u0423\u043A\u0440\u0430\u0457\u043D\u0438", "\u041F\u043E\u0440\u0442\u0430\u043B \u0434\u0435\u0440\u0436\u0430\u0432\u043D\u0438\u0445 \u043F\u043E\u0441\u043B\u0443\u0433"].map((label, i) => ({ href: "#" + i, label })) }], licence: /* @__PURE__ */ jsxs70(Fragment14, { children: [
      "\u0423\u0441\u0456 \u043C\u0430\u0442\u0435\u0440\u0456\u0430\u043B\u0438 \u0434\u043E\u0441\u0442\u0443\u043F\u043D\u0456 \u0437\u0430 \u043B\u0456\u0446\u0435\u043D\u0437\u0456\u0454\u044E ",
      /* @__PURE__ */ jsx100("a", { href: "#", children: "Creative Commons Attribution 4.0" }),
      ", \u044F\u043A\u0449\u043E \u043D\u0435 \u0437\u0430\u0437\u043D\u0430\u0447\u0435\u043D\u043E \u0456\u043D\u0448\u0435."
    ] }) })
  ] });
}
var N = "\xA0";
save("home", /* @__PURE__ */ jsx100(Shell, { children: /* @__PURE__ */ jsxs70(PageMain, { kind: "bands", children: [
  /* @__PURE__ */ jsx100(Hero, { katottg: "UA46100110000018989", title: `\u041C\u0456\u0441\u0442\u043E, \u0432${N}\u044F\u043A\u043E\u043C\u0443 \u0432\u0430\u0441 \u0447\u0443\u0442\u0438`, lead: "\u0417\u0430\u043F\u0440\u043E\u043F\u043E\u043D\u0443\u0439\u0442\u0435 \u0437\u043C\u0456\u043D\u0443, \u043F\u0456\u0434\u0442\u0440\u0438\u043C\u0430\u0439\u0442\u0435 \u0441\u0443\u0441\u0456\u0434\u0456\u0432, \u0437\u0430\u043F\u0438\u0442\u0430\u0439\u0442\u0435 \u0440\u0430\u0434\u0443. \u0420\u0430\u0434\u0430 \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0430\u0454 \u043F\u0443\u0431\u043B\u0456\u0447\u043D\u043E \u0456 \u0432 \u0441\u0442\u0440\u043E\u043A.", acts: /* @__PURE__ */ jsxs70(Fragment14, { children: [
    /* @__PURE__ */ jsx100(LinkButton, { size: "lg", variant: "sun", icon: "pen", href: "#", children: "\u0421\u0442\u0432\u043E\u0440\u0438\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E" }),
    /* @__PURE__ */ jsx100(LinkButton, { size: "lg", variant: "ghost", href: "#open", children: "\u0429\u043E \u0437\u0430\u0440\u0430\u0437 \u0442\u0440\u0438\u0432\u0430\u0454" })
  ] }) }),
  /* @__PURE__ */ jsxs70(Band, { labelledBy: "open", children: [
    /* @__PURE__ */ jsxs70(HeadingRow, { children: [
      /* @__PURE__ */ jsx100("h2", { id: "open", children: "\u0417\u0430\u0440\u0430\u0437 \u043C\u043E\u0436\u043D\u0430 \u0432\u043F\u043B\u0438\u043D\u0443\u0442\u0438" }),
      /* @__PURE__ */ jsx100(GoLink, { href: "#", icon: "cal", children: "\u0423\u0432\u0435\u0441\u044C \u043A\u0430\u043B\u0435\u043D\u0434\u0430\u0440" })
    ] }),
    /* @__PURE__ */ jsx100("div", { className: "mt-5", children: /* @__PURE__ */ jsxs70(ItemList, { order: "loose", children: [
      /* @__PURE__ */ jsx100(OpenRow, { icon: "ballot", kind: "\u041E\u043F\u0438\u0442\u0443\u0432\u0430\u043D\u043D\u044F", title: "\u042F\u043A\u0443 \u043D\u0430\u0437\u0432\u0443 \u043C\u0430\u0442\u0438\u043C\u0435 \u0432\u0443\u043B\u0438\u0446\u044F \u0431\u0456\u043B\u044F \u043D\u043E\u0432\u043E\u0433\u043E \u043F\u0430\u0440\u043A\u0443", href: "#1", note: "\u041C\u043E\u0436\u0443\u0442\u044C \u0433\u043E\u043B\u043E\u0441\u0443\u0432\u0430\u0442\u0438 \u0436\u0438\u0442\u0435\u043B\u0456 \u0426\u0435\u043D\u0442\u0440\u0443 \u0439 \u0417\u0430\u0440\u0456\u0447\u0447\u044F \u0432\u0456\u0434 14 \u0440\u043E\u043A\u0456\u0432", due: "\u0434\u043E \u0437\u0430\u0432\u0442\u0440\u0430, 14:00", left: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0433\u043E\u0434\u0438\u043D\u0438", act: "\u041F\u0440\u043E\u0433\u043E\u043B\u043E\u0441\u0443\u0432\u0430\u0442\u0438", weight: "primary" }),
      /* @__PURE__ */ jsx100(OpenRow, { icon: "petition", kind: "\u041F\u0435\u0442\u0438\u0446\u0456\u044F", title: "\u0411\u0435\u0437\u043F\u0435\u0447\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u2116 3", href: "#2", note: "187 \u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432, \u0430\u0432\u0442\u043E\u0440 \u2014 \u041D\u0430\u0442\u0430\u043B\u0456\u044F \u0411\u043E\u043D\u0434\u0430\u0440\u0435\u043D\u043A\u043E", due: "\u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F", left: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0434\u043D\u0456", act: "\u041F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438" }),
      /* @__PURE__ */ jsx100(OpenRow, { icon: "talk", kind: "\u041A\u043E\u043D\u0441\u0443\u043B\u044C\u0442\u0430\u0446\u0456\u044F", title: "\u0421\u0442\u0440\u0430\u0442\u0435\u0433\u0456\u044F \u0440\u043E\u0437\u0432\u0438\u0442\u043A\u0443 \u043C\u0456\u0441\u0442\u0430 \u0434\u043E 2030 \u0440\u043E\u043A\u0443", href: "#3", note: "\u041F\u0440\u043E\u0454\u043A\u0442, \u0448\u0456\u0441\u0442\u044C \u0440\u043E\u0437\u0434\u0456\u043B\u0456\u0432, 38 \u0437\u0430\u0443\u0432\u0430\u0436\u0435\u043D\u044C", due: "\u0434\u043E 4 \u0433\u0440\u0443\u0434\u043D\u044F", left: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 15 \u0434\u043D\u0456\u0432", act: "\u0412\u0438\u0441\u043B\u043E\u0432\u0438\u0442\u0438\u0441\u044F" }),
      /* @__PURE__ */ jsx100(OpenRow, { icon: "coins", kind: "\u0411\u044E\u0434\u0436\u0435\u0442 \u0443\u0447\u0430\u0441\u0442\u0456 2027", title: `\u041F\u043E\u0434\u0430\u043D\u043D\u044F \u043F\u0440\u043E\u0454\u043A\u0442\u0456\u0432: 3${N}000${N}000${N}\u20B4 \u043D\u0430 \u0456\u0434\u0435\u0457 \u043C\u0435\u0448\u043A\u0430\u043D\u0446\u0456\u0432`, href: "#4", note: "\u041F\u043E\u0434\u0430\u043D\u043E 18 \u043F\u0440\u043E\u0454\u043A\u0442\u0456\u0432, \u043A\u043E\u043D\u0441\u0443\u043B\u044C\u0442\u0430\u0446\u0456\u0457 \u0449\u043E\u0441\u0435\u0440\u0435\u0434\u0438 \u0443 \u0426\u041D\u0410\u041F", due: "\u0434\u043E 30 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430, 18:00", left: "\u043B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 11 \u0434\u043D\u0456\u0432", act: "\u041F\u043E\u0434\u0430\u0442\u0438 \u043F\u0440\u043E\u0454\u043A\u0442" })
    ] }) })
  ] }),
  /* @__PURE__ */ jsx100(Band, { labelledBy: "todo", look: "linen", children: /* @__PURE__ */ jsxs70(Split, { children: [
    /* @__PURE__ */ jsxs70("div", { children: [
      /* @__PURE__ */ jsx100("h2", { id: "todo", children: "\u0417 \u0447\u0438\u043C \u0432\u0438 \u043F\u0440\u0438\u0439\u0448\u043B\u0438?" }),
      /* @__PURE__ */ jsx100(TaskList, { tasks: [
        { href: "#1", icon: "petition", title: "\u0425\u043E\u0447\u0443, \u0449\u043E\u0431 \u0440\u0430\u0434\u0430 \u0449\u043E\u0441\u044C \u0437\u043C\u0456\u043D\u0438\u043B\u0430", note: "\u041F\u043E\u0434\u0430\u0439\u0442\u0435 \u043F\u0435\u0442\u0438\u0446\u0456\u044E: 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432 \u2014 \u0456 \u0440\u0430\u0434\u0430 \u043C\u0443\u0441\u0438\u0442\u044C \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0441\u0442\u0438" },
        { href: "#2", icon: "coins", title: "\u041C\u0430\u044E \u0456\u0434\u0435\u044E, \u043D\u0430 \u044F\u043A\u0443 \u043F\u043E\u0442\u0440\u0456\u0431\u043D\u0456 \u0433\u0440\u043E\u0448\u0456", note: "\u041F\u0440\u043E\u0454\u043A\u0442 \u0431\u044E\u0434\u0436\u0435\u0442\u0443 \u0443\u0447\u0430\u0441\u0442\u0456, \u0432\u0456\u0434 20 000 \u0434\u043E 500 000 \u20B4" },
        { href: "#3", icon: "ask", title: "\u041F\u043E\u0442\u0440\u0456\u0431\u0435\u043D \u0434\u043E\u043A\u0443\u043C\u0435\u043D\u0442 \u0430\u0431\u043E \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u043D\u0430 \u0437\u0430\u043F\u0438\u0442\u0430\u043D\u043D\u044F", note: "\u0417\u0430\u043F\u0438\u0442 \u043D\u0430 \u0456\u043D\u0444\u043E\u0440\u043C\u0430\u0446\u0456\u044E. \u0412\u0445\u043E\u0434\u0438\u0442\u0438 \u043D\u0435 \u043E\u0431\u043E\u0432\u2019\u044F\u0437\u043A\u043E\u0432\u043E, \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u044C \u0437\u0430 5 \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432" },
        { href: "#4", icon: "talk", title: "\u041D\u0435 \u0437\u0433\u043E\u0434\u0435\u043D \u0456\u0437 \u043F\u0440\u043E\u0454\u043A\u0442\u043E\u043C \u0440\u0456\u0448\u0435\u043D\u043D\u044F", note: "\u0417\u0430\u043B\u0438\u0448\u0442\u0435 \u0437\u0430\u0443\u0432\u0430\u0436\u0435\u043D\u043D\u044F \u0434\u043E \u0431\u0443\u0434\u044C-\u044F\u043A\u043E\u0433\u043E \u043F\u0443\u043D\u043A\u0442\u0443" },
        { href: "#5", icon: "list", title: "\u0429\u043E \u0437 \u043C\u043E\u0454\u044E \u0441\u043F\u0440\u0430\u0432\u043E\u044E?", note: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0442\u0435 \u0437\u0430 \u043D\u043E\u043C\u0435\u0440\u043E\u043C \u0430\u0431\u043E \u0432 \u043A\u0430\u0431\u0456\u043D\u0435\u0442\u0456" }
      ] })
    ] }),
    /* @__PURE__ */ jsxs70("aside", { className: "flow", "aria-label": "\u0426\u041D\u0410\u041F", children: [
      /* @__PURE__ */ jsxs70(Card, { title: "\u0411\u0435\u0437 \u0442\u0435\u043B\u0435\u0444\u043E\u043D\u0443 \u0456 \u0431\u0435\u0437 \u0456\u043D\u0442\u0435\u0440\u043D\u0435\u0442\u0443", children: [
        /* @__PURE__ */ jsx100("p", { children: "\u041F\u0440\u043E\u0433\u043E\u043B\u043E\u0441\u0443\u0432\u0430\u0442\u0438, \u043F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438 \u0447\u0438 \u0437\u0430\u043F\u0438\u0442\u0430\u0442\u0438 \u043C\u043E\u0436\u043D\u0430 \u0432 \u0426\u041D\u0410\u041F. \u0412\u0456\u0437\u044C\u043C\u0456\u0442\u044C \u043F\u0430\u0441\u043F\u043E\u0440\u0442, \u0440\u0435\u0448\u0442\u0443 \u0437\u0440\u043E\u0431\u0438\u043C\u043E \u0440\u0430\u0437\u043E\u043C." }),
        /* @__PURE__ */ jsxs70("p", { children: [
          /* @__PURE__ */ jsx100("b", { children: "\u0432\u0443\u043B. \u0428\u0435\u043F\u0442\u0438\u0446\u044C\u043A\u043E\u0433\u043E, 8" }),
          /* @__PURE__ */ jsx100("br", {}),
          "\u043F\u043D\u2013\u043F\u0442, 9:00\u201318:00"
        ] })
      ] }),
      /* @__PURE__ */ jsx100(Card, { title: "\u041F\u0440\u0430\u0432\u0438\u043B\u0430", children: /* @__PURE__ */ jsxs70("ul", { className: "flow-sm rules", children: [
        /* @__PURE__ */ jsxs70("li", { children: [
          /* @__PURE__ */ jsx100("a", { href: "#", children: "\u0421\u0442\u0430\u0442\u0443\u0442 \u0433\u0440\u043E\u043C\u0430\u0434\u0438" }),
          /* @__PURE__ */ jsx100("br", {}),
          /* @__PURE__ */ jsxs70("span", { className: "muted sm", children: [
            "\u0440\u0435\u0434\u0430\u043A\u0446\u0456\u044F \u0432\u0456\u0434 14 \u0431\u0435\u0440\u0435\u0437\u043D\u044F 2026",
            N,
            "\u0440."
          ] })
        ] }),
        /* @__PURE__ */ jsxs70("li", { children: [
          /* @__PURE__ */ jsx100("a", { href: "#", children: "\u041F\u043E\u043B\u043E\u0436\u0435\u043D\u043D\u044F \u043F\u0440\u043E \u0431\u044E\u0434\u0436\u0435\u0442 \u0443\u0447\u0430\u0441\u0442\u0456" }),
          /* @__PURE__ */ jsx100("br", {}),
          /* @__PURE__ */ jsxs70("span", { className: "muted sm", children: [
            "\u0440\u0456\u0448\u0435\u043D\u043D\u044F \u2116 2114 \u0432\u0456\u0434 27 \u0447\u0435\u0440\u0432\u043D\u044F 2025",
            N,
            "\u0440."
          ] })
        ] })
      ] }) })
    ] })
  ] }) }),
  /* @__PURE__ */ jsxs70(Band, { labelledBy: "nums", look: "linen", children: [
    /* @__PURE__ */ jsx100("h2", { id: "nums", children: "2026 \u0440\u0456\u043A \u0443 \u0447\u0438\u0441\u043B\u0430\u0445" }),
    /* @__PURE__ */ jsx100(StatNumbers, { stats: [{ key: "a", value: "3 480", label: "\u043C\u0435\u0448\u043A\u0430\u043D\u0446\u0456\u0432 \u0443\u0437\u044F\u043B\u0438 \u0443\u0447\u0430\u0441\u0442\u044C, \u0446\u0435 \u043A\u043E\u0436\u0435\u043D \u0448\u043E\u0441\u0442\u0438\u0439 \u0434\u043E\u0440\u043E\u0441\u043B\u0438\u0439" }, { key: "b", value: "46", label: "\u043F\u0435\u0442\u0438\u0446\u0456\u0439 \u043F\u043E\u0434\u0430\u043D\u043E, 12 \u043D\u0430\u0431\u0440\u0430\u043B\u0438 \u043F\u0456\u0434\u043F\u0438\u0441\u0438" }, { key: "c", value: "12 \u0456\u0437 12", label: "\u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0435\u0439 \u0440\u0430\u0434\u0438 \u0432\u0447\u0430\u0441\u043D\u043E" }, { key: "d", value: "97 %", label: /* @__PURE__ */ jsxs70(Fragment14, { children: [
      "\u0437\u0430\u043F\u0438\u0442\u0456\u0432 \u043D\u0430 \u0456\u043D\u0444\u043E\u0440\u043C\u0430\u0446\u0456\u044E \u2014 \u0432\u0447\u0430\u0441\u043D\u043E, ",
      /* @__PURE__ */ jsx100("a", { href: "#", children: "\u0442\u0440\u0438 \u0437\u0430\u043F\u0456\u0437\u043D\u0438\u043B\u0438\u0441\u044F" })
    ] }) }] })
  ] })
] }) }));
var days2 = [6, 14, 11, 9, 7, 4, 3, 5, 8, 12, 6, 4, 3, 2, 2, 4, 3, 5, 9, 7, 4, 2, 1, 2, 3, 2, 4, 3, 5, 4, 2, 3, 6, 4, 5, 4, 9];
save("petition", /* @__PURE__ */ jsx100(Shell, { cur: "/petitions", children: /* @__PURE__ */ jsxs70(PageMain, { children: [
  /* @__PURE__ */ jsx100(Crumbs, { items: [{ href: "/", label: "\u0413\u043E\u043B\u043E\u0432\u043D\u0430" }, { href: "/p", label: "\u041F\u0435\u0442\u0438\u0446\u0456\u0457" }] }),
  /* @__PURE__ */ jsxs70(
    ActSplit,
    {
      head: /* @__PURE__ */ jsxs70(Fragment14, { children: [
        /* @__PURE__ */ jsxs70("p", { className: "row", children: [
          /* @__PURE__ */ jsx100(Chip, { tone: "accent", icon: "pen", children: "\u0422\u0440\u0438\u0432\u0430\u0454 \u0437\u0431\u0456\u0440 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432" }),
          /* @__PURE__ */ jsx100(Tag, { children: "\u0414\u043E\u0440\u043E\u0433\u0438 \u0439 \u0431\u0435\u0437\u043F\u0435\u043A\u0430" }),
          /* @__PURE__ */ jsxs70("span", { className: "muted sm", children: [
            "\u041F\u0435\u0442\u0438\u0446\u0456\u044F ",
            /* @__PURE__ */ jsx100("span", { className: "nowrap", children: "\u2116 46-2026" })
          ] })
        ] }),
        /* @__PURE__ */ jsx100("h1", { children: "\u041E\u0431\u043B\u0430\u0448\u0442\u0443\u0432\u0430\u0442\u0438 \u0431\u0435\u0437\u043F\u0435\u0447\u043D\u0438\u0439 \u043F\u0456\u0448\u043E\u0445\u0456\u0434\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u2116 3" }),
        /* @__PURE__ */ jsxs70(Meta, { children: [
          /* @__PURE__ */ jsx100(MetaItem, { icon: "user", children: "\u041D\u0430\u0442\u0430\u043B\u0456\u044F \u0411\u043E\u043D\u0434\u0430\u0440\u0435\u043D\u043A\u043E" }),
          /* @__PURE__ */ jsxs70(MetaItem, { icon: "cal", children: [
            "\u043E\u043F\u0443\u0431\u043B\u0456\u043A\u043E\u0432\u0430\u043D\u043E 13 \u0436\u043E\u0432\u0442\u043D\u044F 2026",
            N,
            "\u0440."
          ] }),
          /* @__PURE__ */ jsx100(MetaItem, { icon: "pin", children: "\u0417\u0430\u0440\u0456\u0447\u0447\u044F" })
        ] })
      ] }),
      act: /* @__PURE__ */ jsx100(SignCard, { count: "187", of: "\u0456\u0437 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432", share: 187 / 250, scale: ["0", "63", "125", "188", "250"], status: /* @__PURE__ */ jsxs70(Fragment14, { children: [
        /* @__PURE__ */ jsx100("b", { children: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F 23 \u0434\u043D\u0456" }),
        ", \u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F. \u0411\u0440\u0430\u043A\u0443\u0454 63 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432."
      ] }), act: /* @__PURE__ */ jsx100(LinkButton, { size: "lg", width: "full", icon: "pen", href: "#", children: "\u041F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438 \u043F\u0435\u0442\u0438\u0446\u0456\u044E" }), note: "\u041F\u043E\u0442\u0440\u0456\u0431\u043D\u043E \u043F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0438\u0442\u0438 \u043E\u0441\u043E\u0431\u0443, \u0446\u0435 \u0445\u0432\u0438\u043B\u0438\u043D\u0430. \u0412\u0430\u0448\u0435 \u0456\u043C\u2019\u044F \u0431\u0443\u0434\u0435 \u0443 \u0432\u0456\u0434\u043A\u0440\u0438\u0442\u043E\u043C\u0443 \u0441\u043F\u0438\u0441\u043A\u0443." }),
      more: /* @__PURE__ */ jsxs70(Fragment14, { children: [
        /* @__PURE__ */ jsx100(ShareList, { title: "\u0414\u043E\u043F\u043E\u043C\u043E\u0436\u0456\u0442\u044C \u0437\u0456\u0431\u0440\u0430\u0442\u0438", links: [{ href: "#a", icon: "bell", label: "\u0421\u0442\u0435\u0436\u0438\u0442\u0438 \u0437\u0430 \u043F\u0435\u0442\u0438\u0446\u0456\u0454\u044E" }, { href: "#b", icon: "share", label: "\u041D\u0430\u0434\u0456\u0441\u043B\u0430\u0442\u0438 \u0434\u0440\u0443\u0437\u044F\u043C" }, { href: "#c", icon: "print", label: "\u041F\u043B\u0430\u043A\u0430\u0442 \u0437 QR-\u043A\u043E\u0434\u043E\u043C, PDF" }, { href: "#d", icon: "code", label: "\u0412\u0441\u0442\u0430\u0432\u0438\u0442\u0438 \u043D\u0430 \u0441\u0432\u0456\u0439 \u0441\u0430\u0439\u0442" }] }),
        /* @__PURE__ */ jsx100("p", { className: "muted sm", children: "\u041F\u0440\u0430\u0432\u0438\u043B\u0430 \u0437\u0430\u0444\u0456\u043A\u0441\u043E\u0432\u0430\u043D\u043E \u043D\u0430 \u0434\u0435\u043D\u044C \u043F\u0443\u0431\u043B\u0456\u043A\u0430\u0446\u0456\u0457: 250 \u043F\u0456\u0434\u043F\u0438\u0441\u0456\u0432 \u0437\u0430 60 \u0434\u043D\u0456\u0432." })
      ] }),
      children: [
        /* @__PURE__ */ jsxs70(Prose, { children: [
          /* @__PURE__ */ jsx100("h2", { children: "\u0429\u043E \u0441\u0442\u0430\u043B\u043E\u0441\u044F" }),
          /* @__PURE__ */ jsx100("p", { children: "\u0429\u043E\u0440\u0430\u043D\u043A\u0443 \u0432\u0443\u043B\u0438\u0446\u044E \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u043F\u0435\u0440\u0435\u0445\u043E\u0434\u044F\u0442\u044C \u043F\u043E\u043D\u0430\u0434 \u0448\u0456\u0441\u0442\u0441\u043E\u0442 \u0434\u0456\u0442\u0435\u0439. \u0420\u043E\u0437\u043C\u0456\u0442\u043A\u0430 \u0441\u0442\u0435\u0440\u043B\u0430\u0441\u044F \u0449\u0435 \u043D\u0430\u0432\u0435\u0441\u043D\u0456, \u0441\u0432\u0456\u0442\u043B\u043E\u0444\u043E\u0440\u0430 \u043D\u0435\u043C\u0430\u0454, \u0430 \u0432\u043E\u0434\u0456\u0457 \u043F\u0430\u0440\u043A\u0443\u044E\u0442\u044C\u0441\u044F \u043F\u0440\u043E\u0441\u0442\u043E \u043D\u0430 \u043F\u0435\u0440\u0435\u0445\u043E\u0434\u0456. \u0417\u0430 \u0440\u0456\u043A \u0442\u0443\u0442 \u0431\u0443\u043B\u043E \u0442\u0440\u0438 \u043D\u0430\u0457\u0437\u0434\u0438, \u043E\u0441\u0442\u0430\u043D\u043D\u0456\u0439 \u2014 29 \u0432\u0435\u0440\u0435\u0441\u043D\u044F." }),
          /* @__PURE__ */ jsx100("h2", { children: "\u0427\u043E\u0433\u043E \u043F\u0440\u043E\u0441\u0438\u043C\u043E" }),
          /* @__PURE__ */ jsxs70("ol", { children: [
            /* @__PURE__ */ jsx100("li", { children: "\u0412\u0456\u0434\u043D\u043E\u0432\u0438\u0442\u0438 \u0440\u043E\u0437\u043C\u0456\u0442\u043A\u0443 \u0439 \u043F\u043E\u0441\u0442\u0430\u0432\u0438\u0442\u0438 \u043E\u0431\u043C\u0435\u0436\u0443\u0432\u0430\u0447\u0456, \u0449\u043E\u0431 \u043D\u0435 \u043F\u0430\u0440\u043A\u0443\u0432\u0430\u043B\u0438\u0441\u044F \u043D\u0430 \u043F\u0435\u0440\u0435\u0445\u043E\u0434\u0456." }),
            /* @__PURE__ */ jsx100("li", { children: "\u0417\u0440\u043E\u0431\u0438\u0442\u0438 \u043F\u0456\u0434\u0432\u0438\u0449\u0435\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0456\u0437 \u043F\u0456\u0434\u0441\u0432\u0456\u0442\u043A\u043E\u044E." })
          ] }),
          /* @__PURE__ */ jsx100(FileList, { files: [{ href: "#", name: "\u0424\u043E\u0442\u043E \u043F\u0435\u0440\u0435\u0445\u043E\u0434\u0443, 3 \u0437\u043D\u0456\u043C\u043A\u0438", note: "JPG, 1,4 \u041C\u0411" }] })
        ] }),
        /* @__PURE__ */ jsxs70("section", { className: "flow mt-7", children: [
          /* @__PURE__ */ jsx100("h2", { children: "\u0428\u043B\u044F\u0445 \u043F\u0435\u0442\u0438\u0446\u0456\u0457" }),
          /* @__PURE__ */ jsx100(Timeline, { steps: [{ key: "a", state: "done", title: "\u041F\u043E\u0434\u0430\u043D\u043E", when: "10 \u0436\u043E\u0432\u0442\u043D\u044F, 19:42" }, { key: "b", state: "done", title: "\u041F\u0435\u0440\u0435\u0432\u0456\u0440\u0435\u043D\u043E \u0439 \u043E\u043F\u0443\u0431\u043B\u0456\u043A\u043E\u0432\u0430\u043D\u043E", when: "13 \u0436\u043E\u0432\u0442\u043D\u044F, 10:15", note: "\u0420\u0430\u0434\u0430 \u043C\u0430\u043B\u0430 2 \u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456. \u0412\u0438\u0441\u0442\u0430\u0447\u0438\u043B\u043E \u043E\u0434\u043D\u043E\u0433\u043E." }, { key: "c", state: "now", title: "\u0417\u0431\u0438\u0440\u0430\u0454 \u043F\u0456\u0434\u043F\u0438\u0441\u0438", when: "\u0434\u043E 12 \u0433\u0440\u0443\u0434\u043D\u044F, 23:59", note: "60 \u0434\u043D\u0456\u0432 \u0432\u0456\u0434 \u043F\u0443\u0431\u043B\u0456\u043A\u0430\u0446\u0456\u0457: 13 \u0436\u043E\u0432\u0442\u043D\u044F + 60 = 12 \u0433\u0440\u0443\u0434\u043D\u044F." }, { key: "d", state: "next", title: "\u0420\u0430\u0434\u0430 \u043E\u0433\u043E\u043B\u043E\u0448\u0443\u0454 \u0440\u043E\u0437\u0433\u043B\u044F\u0434", when: "\u0434\u043E 3 \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432 \u043F\u0456\u0441\u043B\u044F 250-\u0433\u043E \u043F\u0456\u0434\u043F\u0438\u0441\u0443" }] })
        ] }),
        /* @__PURE__ */ jsxs70("section", { className: "mt-7", children: [
          /* @__PURE__ */ jsx100("h2", { className: "mb-5", children: "\u041F\u0456\u0434\u043F\u0438\u0441\u0438 \u0437\u0430 \u0434\u043D\u044F\u043C\u0438" }),
          /* @__PURE__ */ jsxs70(Columns, { count: 2, children: [
            /* @__PURE__ */ jsx100(BarChart, { finding: "x", bars: days2.map((value, i) => ({ label: "d" + i, value })), ends: ["13 \u0436\u043E\u0432\u0442\u043D\u044F", "31 \u0436\u043E\u0432\u0442\u043D\u044F", "18 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430"] }),
            /* @__PURE__ */ jsx100(Table, { caption: "\u0417\u0430 \u0442\u0438\u0436\u043D\u044F\u043C\u0438", stack: "never", size: "sm", rows: [["13\u201319 \u0436\u043E\u0432\u0442\u043D\u044F", 54, 54], ["20\u201326 \u0436\u043E\u0432\u0442\u043D\u044F", 40, 94]], rowKey: (r) => r[0], columns: [{ key: "w", title: "\u0422\u0438\u0436\u0434\u0435\u043D\u044C", cell: (r) => r[0] }, { key: "n", title: "\u041F\u0456\u0434\u043F\u0438\u0441\u0456\u0432", align: "number", cell: (r) => r[1] }, { key: "t", title: "\u0420\u0430\u0437\u043E\u043C", align: "number", cell: (r) => r[2] }] })
          ] })
        ] }),
        /* @__PURE__ */ jsx100(NumberedPagination, { label: "\u0421\u0442\u043E\u0440\u0456\u043D\u043A\u0438", current: 1, total: 24, hrefOf: (n) => "#" + n })
      ]
    }
  )
] }) }));
var g = [{ links: [{ href: "/d", label: "\u0429\u043E \u0437\u0440\u043E\u0431\u0438\u0442\u0438", icon: "desk", current: "page", waiting: 7, urgency: "overdue" }, { href: "/cal", label: "\u041A\u0430\u043B\u0435\u043D\u0434\u0430\u0440", icon: "cal" }] }, { title: "\u0420\u043E\u0437\u0434\u0456\u043B\u0438", links: [{ href: "/p", label: "\u041F\u0435\u0442\u0438\u0446\u0456\u0457", icon: "petition", waiting: 4 }, { href: "/b", label: "\u0411\u044E\u0434\u0436\u0435\u0442 \u0443\u0447\u0430\u0441\u0442\u0456", icon: "coins", waiting: 18 }, { href: "/c", label: "\u041A\u043E\u043D\u0441\u0443\u043B\u044C\u0442\u0430\u0446\u0456\u0457", icon: "talk", waiting: 14 }, { href: "/o", label: "\u041E\u043F\u0438\u0442\u0443\u0432\u0430\u043D\u043D\u044F", icon: "ballot" }, { href: "/z", label: "\u0417\u0430\u043F\u0438\u0442\u0438", icon: "ask", waiting: 9, urgency: "overdue" }] }, { title: "\u0421\u0430\u0439\u0442", links: [{ href: "/1", label: "\u0421\u0442\u043E\u0440\u0456\u043D\u043A\u0438 \u0439 \u0432\u0438\u0433\u043B\u044F\u0434", icon: "home" }, { href: "/2", label: "\u041B\u044E\u0434\u0438 \u0439 \u0440\u043E\u043B\u0456", icon: "users" }, { href: "/3", label: "\u041C\u043E\u0434\u0443\u043B\u0456", icon: "plug" }, { href: "/4", label: "\u041D\u0430\u043B\u0430\u0448\u0442\u0443\u0432\u0430\u043D\u043D\u044F", icon: "gear" }, { href: "/5", label: "\u0416\u0443\u0440\u043D\u0430\u043B \u0434\u0456\u0439", icon: "list" }] }];
var rows = [["\u0417\u0430\u043F\u0438\u0442 \u2116 209: \u043A\u043E\u0448\u0442\u043E\u0440\u0438\u0441 \u0444\u043E\u043D\u0442\u0430\u043D\u0430", "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u043E \u043D\u0430 1 \u0434\u0435\u043D\u044C", "18 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430. 5 \u0440\u043E\u0431\u043E\u0447\u0438\u0445 \u0434\u043D\u0456\u0432", "\u0406\u0440\u0438\u043D\u0430 \u0413\u043D\u0430\u0442\u044E\u043A", "\u0412\u0456\u0434\u043F\u043E\u0432\u0456\u0441\u0442\u0438", "overdue"], ["\u041F\u0435\u0442\u0438\u0446\u0456\u044F: \u0432\u0456\u0434\u043D\u043E\u0432\u0438\u0442\u0438 \u0440\u0438\u043D\u043A\u043E\u0432\u0438\u0439 \u0434\u0435\u043D\u044C", "5 \u0433\u043E\u0434 40 \u0445\u0432", "\u0441\u044C\u043E\u0433\u043E\u0434\u043D\u0456, 16:00. 2 \u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456 \u043D\u0430 \u043F\u0435\u0440\u0435\u0432\u0456\u0440\u043A\u0443", "\u0440\u0435\u0434\u0430\u0433\u0443\u0454 \u041F\u0435\u0442\u0440\u043E \u0422\u043A\u0430\u0447", "\u041F\u0435\u0440\u0435\u0433\u043B\u044F\u043D\u0443\u0442\u0438", "soon"], ["\u041F\u0435\u0442\u0438\u0446\u0456\u044F: \u0432\u0435\u0447\u0456\u0440\u043D\u0456 \u0441\u0435\u0430\u043D\u0441\u0438", "3 \u0440\u043E\u0431\u043E\u0447\u0456 \u0434\u043D\u0456", "24 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430. \u041E\u0433\u043E\u043B\u043E\u0441\u0438\u0442\u0438 \u0440\u043E\u0437\u0433\u043B\u044F\u0434", "\u043D\u0435 \u043F\u0440\u0438\u0437\u043D\u0430\u0447\u0435\u043D\u043E", "\u0412\u0437\u044F\u0442\u0438 \u0441\u043E\u0431\u0456", "calm"]];
save("desk", /* @__PURE__ */ jsxs70(Fragment14, { children: [
  /* @__PURE__ */ jsx100(SkipLink, {}),
  /* @__PURE__ */ jsxs70("header", { children: [
    /* @__PURE__ */ jsx100(OfficialStrip, { audience: "staff", alternates: { uk: "/", en: "/en" }, lookHref: "/look" }),
    /* @__PURE__ */ jsx100(SiteHeader, { brand: { name: "\u041C\u0438\u043A\u043E\u043B\u0430\u0457\u0432\u0441\u044C\u043A\u0430 \u043C\u0456\u0441\u044C\u043A\u0430 \u0440\u0430\u0434\u0430", sub: "\u0420\u043E\u0431\u043E\u0447\u0438\u0439 \u0441\u0442\u0456\u043B", href: "/", mark: crest }, acts: [{ href: "/", label: "\u041D\u0430 \u0441\u0430\u0439\u0442", icon: "eye" }], account: { kind: "person", name: "\u041E\u043B\u0435\u043D\u0430 \u041F.", links: [{ href: "/a", label: "\u041C\u0456\u0439 \u043A\u0430\u0431\u0456\u043D\u0435\u0442" }], signOutAction: "/o" } })
  ] }),
  /* @__PURE__ */ jsxs70(DeskLayout, { groups: g, children: [
    /* @__PURE__ */ jsxs70("div", { className: "row row-between mb-5", children: [
      /* @__PURE__ */ jsxs70("div", { className: "flow-sm", children: [
        /* @__PURE__ */ jsx100("h1", { children: "\u0414\u043E\u0431\u0440\u043E\u0433\u043E \u0440\u0430\u043D\u043A\u0443, \u041E\u043B\u0435\u043D\u043E" }),
        /* @__PURE__ */ jsx100("p", { className: "muted", children: "\u0447\u0435\u0442\u0432\u0435\u0440, 19 \u043B\u0438\u0441\u0442\u043E\u043F\u0430\u0434\u0430 2026 \u0440., 10:20. \u0421\u0456\u043C \u0441\u043F\u0440\u0430\u0432 \u0434\u043E \u043A\u0456\u043D\u0446\u044F \u0442\u0438\u0436\u043D\u044F, \u043E\u0434\u043D\u0430 \u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u0430." })
      ] }),
      /* @__PURE__ */ jsx100(LinkButton, { variant: "second", icon: "plus", href: "#", children: "\u041F\u0440\u0438\u0439\u043D\u044F\u0442\u0438 \u043B\u044E\u0434\u0438\u043D\u0443 \u0432 \u0426\u041D\u0410\u041F" })
    ] }),
    /* @__PURE__ */ jsx100(Counters, { counters: [{ key: "1", href: "#", value: "1", label: "\u043F\u0440\u043E\u0441\u0442\u0440\u043E\u0447\u0435\u043D\u0430", note: "\u0437\u0430\u043F\u0438\u0442 \u2116 209", tone: "bad" }, { key: "2", href: "#", value: "2", label: "\u0434\u043E \u043A\u0456\u043D\u0446\u044F \u0434\u043D\u044F", note: "\u043F\u0435\u0442\u0438\u0446\u0456\u044F, \u0437\u0430\u043F\u0438\u0442", tone: "warn" }, { key: "3", href: "#", value: "4", label: "\u0434\u043E \u043F\u2019\u044F\u0442\u043D\u0438\u0446\u0456", note: "\u0443\u0441\u0456 \u043C\u0430\u044E\u0442\u044C \u0432\u0456\u0434\u043F\u043E\u0432\u0456\u0434\u0430\u043B\u044C\u043D\u0438\u0445" }, { key: "4", href: "#", value: "97 %", label: "\u0432\u0447\u0430\u0441\u043D\u043E \u0437\u0430 \u0440\u0456\u043A", note: "\u0442\u0440\u0438 \u0456\u0437 104 \u0437\u0430\u043F\u0456\u0437\u043D\u0438\u043B\u0438\u0441\u044F" }] }),
    /* @__PURE__ */ jsxs70("section", { className: "mt-7", children: [
      /* @__PURE__ */ jsx100("h2", { className: "mb-4", children: "\u041D\u0430\u0439\u0431\u043B\u0438\u0436\u0447\u0456 \u0441\u0442\u0440\u043E\u043A\u0438" }),
      /* @__PURE__ */ jsx100(Table, { caption: "\u0421\u043F\u0440\u0430\u0432\u0438", captionAs: "hidden", stack: "wide", rows, rowKey: (r) => r[0], rowTone: (r) => r[5] === "overdue" ? "bad" : r[5] === "soon" ? "warn" : void 0, columns: [{ key: "a", title: "\u0421\u043F\u0440\u0430\u0432\u0430", cell: (r) => /* @__PURE__ */ jsx100("a", { href: "#", children: r[0] }) }, { key: "b", title: "\u041B\u0438\u0448\u0438\u043B\u043E\u0441\u044F", cell: (r) => /* @__PURE__ */ jsx100(TimeLeft, { urgency: r[5], children: r[1] }) }, { key: "c", title: "\u0421\u0442\u0440\u043E\u043A \u0456 \u043F\u0456\u0434\u0441\u0442\u0430\u0432\u0430", cell: (r) => r[2] }, { key: "d", title: "\u0425\u0442\u043E \u0432\u0435\u0434\u0435", cell: (r) => r[3] }, { key: "e", title: "\u0414\u0456\u044F", cell: (r) => /* @__PURE__ */ jsx100(LinkButton, { variant: r[5] === "overdue" ? "primary" : "second", href: "#", children: r[4] }) }] })
    ] })
  ] }),
  /* @__PURE__ */ jsxs70(DeskFooter, { children: [
    "\u0414\u043E\u0432\u0456\u0434\u043A\u0430 \u0434\u043B\u044F \u043F\u0440\u0430\u0446\u0456\u0432\u043D\u0438\u043A\u0456\u0432, ",
    /* @__PURE__ */ jsx100("a", { href: "#", children: "\u0433\u0430\u0440\u044F\u0447\u0430 \u043B\u0456\u043D\u0456\u044F" })
  ] })
] }));
save("login", /* @__PURE__ */ jsx100(Shell, { cur: "/petitions", children: /* @__PURE__ */ jsxs70(PageMain, { children: [
  /* @__PURE__ */ jsx100(Crumbs, { items: [{ href: "/", label: "\u0411\u0435\u0437\u043F\u0435\u0447\u043D\u0438\u0439 \u043F\u0435\u0440\u0435\u0445\u0456\u0434 \u0431\u0456\u043B\u044F \u0448\u043A\u043E\u043B\u0438 \u2116 3" }] }),
  /* @__PURE__ */ jsxs70(Split, { children: [
    /* @__PURE__ */ jsxs70("div", { className: "measure flow", children: [
      /* @__PURE__ */ jsx100("h1", { children: "\u041F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u044C\u0442\u0435 \u043E\u0441\u043E\u0431\u0443, \u0449\u043E\u0431 \u043F\u0456\u0434\u043F\u0438\u0441\u0430\u0442\u0438" }),
      /* @__PURE__ */ jsx100("p", { className: "lead", children: "\u041E\u0434\u0438\u043D \u0440\u0430\u0437, \u0437\u0430\u0439\u043C\u0435 \u0445\u0432\u0438\u043B\u0438\u043D\u0443. \u041F\u043E\u0442\u0456\u043C \u043F\u043E\u0432\u0435\u0440\u043D\u0435\u043C\u043E \u0432\u0430\u0441 \u0434\u043E \u043F\u0435\u0442\u0438\u0446\u0456\u0457." }),
      /* @__PURE__ */ jsx100(LoginChoice, { legend: "\u041E\u0431\u0435\u0440\u0456\u0442\u044C, \u044F\u043A \u0432\u0430\u043C \u0437\u0440\u0443\u0447\u043D\u043E", action: "/l", providers: [{ value: "a", icon: "phone", label: "\u041F\u0456\u0434\u043F\u0438\u0441 \u0443 \u0441\u043C\u0430\u0440\u0442\u0444\u043E\u043D\u0456", note: "\u0423 \u0437\u0430\u0441\u0442\u043E\u0441\u0443\u043D\u043A\u0443 \u0434\u0435\u0440\u0436\u0430\u0432\u043D\u0438\u0445 \u043F\u043E\u0441\u043B\u0443\u0433: \u0441\u043A\u0430\u043D\u0443\u0454\u0442\u0435 \u043A\u043E\u0434 \u0456 \u043F\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0436\u0443\u0454\u0442\u0435" }, { value: "b", icon: "bank", label: "BankID \u041D\u0411\u0423", note: "\u0427\u0435\u0440\u0435\u0437 \u0432\u0430\u0448 \u0431\u0430\u043D\u043A. \u0414\u043E\u0441\u0442\u0443\u043F\u0443 \u0434\u043E \u0440\u0430\u0445\u0443\u043D\u043A\u0456\u0432 \u043C\u0438 \u043D\u0435 \u043E\u0442\u0440\u0438\u043C\u0430\u0454\u043C\u043E" }] }),
      /* @__PURE__ */ jsx100(Fold, { summary: "\u0423 \u043C\u0435\u043D\u0435 \u043D\u0435\u043C\u0430\u0454 \u043D\u0456\u0447\u043E\u0433\u043E \u0437 \u0446\u044C\u043E\u0433\u043E", children: "\u041F\u0440\u0438\u0439\u0434\u0456\u0442\u044C \u0434\u043E \u0426\u041D\u0410\u041F \u0456\u0437 \u043F\u0430\u0441\u043F\u043E\u0440\u0442\u043E\u043C." })
    ] }),
    /* @__PURE__ */ jsxs70("aside", { className: "flow", children: [
      /* @__PURE__ */ jsx100(Card, { look: "linen", title: "\u041D\u0430\u0432\u0456\u0449\u043E", headingLevel: 2, children: /* @__PURE__ */ jsx100("p", { children: "\u041E\u0434\u043D\u0430 \u043B\u044E\u0434\u0438\u043D\u0430 \u2014 \u043E\u0434\u0438\u043D \u043F\u0456\u0434\u043F\u0438\u0441." }) }),
      /* @__PURE__ */ jsx100(Card, { title: "\u0429\u043E \u043C\u0438 \u043E\u0442\u0440\u0438\u043C\u0430\u0454\u043C\u043E", headingLevel: 2, children: /* @__PURE__ */ jsx100(CheckList, { items: [{ key: "1", state: "yes", text: "\u041F\u0440\u0456\u0437\u0432\u0438\u0449\u0435, \u0456\u043C\u2019\u044F, \u043F\u043E \u0431\u0430\u0442\u044C\u043A\u043E\u0432\u0456. \u0406\u043C\u2019\u044F \u0431\u0443\u0434\u0435 \u0443 \u0432\u0456\u0434\u043A\u0440\u0438\u0442\u043E\u043C\u0443 \u0441\u043F\u0438\u0441\u043A\u0443" }, { key: "2", state: "no", text: "\u0420\u0430\u0445\u0443\u043D\u043A\u0438, \u043A\u0430\u0440\u0442\u043A\u0438, \u043F\u0430\u0440\u043E\u043B\u0456 \u2014 \u043D\u0456" }] }) })
    ] })
  ] })
] }) }), { preset: "own" }, "uk", `<style>${skinCss(deriveSkin("#1A6148"))}</style>`);
