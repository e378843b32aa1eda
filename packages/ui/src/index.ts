export { type Appearance, htmlAttributes } from './appearance.ts';
export { Answer, Official } from './components/answer/answer.tsx';
export { type Bar, BarChart } from './components/bar-chart/bar-chart.tsx';
export { HBars, type ShareBar } from './components/bar-chart/h-bars.tsx';
export {
  Button,
  type ButtonLook,
  type ButtonVariant,
  GoLink,
  IconButton,
  LinkButton,
  TextButton,
  TextLink,
} from './components/button/button.tsx';
export { Card } from './components/card/card.tsx';
export { type CheckItem, CheckList } from './components/check-list/check-list.tsx';
export { Chip, FilterTag, Tag } from './components/chip/chip.tsx';
export {
  Checkbox,
  Checkboxes,
  type ChoiceLook,
  type ChoiceOption,
  Fieldset,
  Radios,
} from './components/choice/choice.tsx';
export { Crumbs } from './components/crumbs/crumbs.tsx';
export { type CountedDay, DayGrid, type DayKind } from './components/deadline-line/day-grid.tsx';
export {
  DeadlineLine,
  type DeadlineStep,
  DeadlineSum,
  TimeLeft,
  type Urgency,
} from './components/deadline-line/deadline-line.tsx';
export {
  DescriptionList,
  type Fact,
  type ReviewedAnswer,
  ReviewList,
} from './components/description-list/description-list.tsx';
export { type Counter, Counters } from './components/desk-layout/counters.tsx';
export { type DeskGroup, DeskLayout, type DeskLink } from './components/desk-layout/desk-layout.tsx';
export { EmbeddedCard } from './components/embedded-card/embedded-card.tsx';
export { EmptyState } from './components/empty-state/empty-state.tsx';
export { ErrorSummary, type FormError } from './components/error-summary/error-summary.tsx';
export {
  type ControlWiring,
  Field,
  FieldError,
  type FieldWords,
  OptionalMark,
  wiringOf,
} from './components/field/field.tsx';
export { FileInput } from './components/field/file-input.tsx';
export { type FieldWidth, Select, type SelectOption, Textarea, TextInput } from './components/field/text-input.tsx';
export { type AttachedFile, CopyCode, FileList } from './components/file-list/file-list.tsx';
export { type AttachedPicture, PictureList } from './components/file-list/picture-list.tsx';
export { Fold } from './components/fold/fold.tsx';
export { Heading, type HeadingLevel } from './components/heading/heading.tsx';
export { Hero } from './components/hero/hero.tsx';
export { Icon } from './components/icon/icon.tsx';
export { ActSplit, Band, Columns, PageMain, Split } from './components/layout/layout.tsx';
export { ItemList, ListRow } from './components/list/item-list.tsx';
export { Kicker, Meta, MetaItem } from './components/list/meta-item.tsx';
export { OpenRow } from './components/list/open-row.tsx';
export { type TaskItem, TaskList } from './components/list/task-list.tsx';
export { LoginChoice, type LoginProvider } from './components/login-choice/login-choice.tsx';
export { type MonthDay, type MonthEntry, MonthTable } from './components/month-table/month-table.tsx';
export { Notice, type NoticeTone } from './components/notice/notice.tsx';
export { OfficialStrip } from './components/official-strip/official-strip.tsx';
export { KeysetPagination, NumberedPagination, pageNumbers } from './components/pagination/pagination.tsx';
export { Meter, Progress, type ProgressTone } from './components/progress/progress.tsx';
export { PrintOnly, Prose } from './components/prose/prose.tsx';
export { AppliedFilters } from './components/search-form/applied-filters.tsx';
export { FilterPanel } from './components/search-form/filter-panel.tsx';
export { KeptFields } from './components/search-form/kept-fields.tsx';
export { SearchForm } from './components/search-form/search-form.tsx';
export { SortForm } from './components/search-form/sort-form.tsx';
export { SaveBar, SettingsField, SettingsGroup } from './components/settings-field/settings-field.tsx';
export { type ShareLink, ShareList } from './components/share-list/share-list.tsx';
export { SignCard } from './components/sign-card/sign-card.tsx';
export { DeskFooter, FooterLinks, SiteFooter } from './components/site-footer/site-footer.tsx';
export { Crest } from './components/site-header/crest.tsx';
export { type HeaderAccount, type SiteBrand, SiteHeader } from './components/site-header/site-header.tsx';
export { UserMenu, type UserMenuProps } from './components/site-header/user-menu.tsx';
export { Skeleton } from './components/skeleton/skeleton.tsx';
export { SkipLink } from './components/skip-link/skip-link.tsx';
export { type StatNumber, StatNumbers } from './components/stat-numbers/stat-numbers.tsx';
export { type FormStep, Steps } from './components/steps/steps.tsx';
export { FallenStitch } from './components/stitched-ornament/fallen-stitch.tsx';
export { StitchedOrnament, StitchedTile } from './components/stitched-ornament/stitched-ornament.tsx';
export { Table, type TableColumn } from './components/table/table.tsx';
export { Timeline, type TimelineStep } from './components/timeline/timeline.tsx';
export { DateText } from './components/values/date-text.tsx';
export { MoneyText } from './components/values/money-text.tsx';
export { AppMark, Wordmark } from './components/wordmark/wordmark.tsx';
export { ICON_NAMES, type IconName } from './icons/icon-shapes.ts';
export type { LinkItem } from './link-item.ts';
export { GRID_SIZE, type StitchCell, type StitchGrid, stitchGrid, stitchPath } from './ornament/stitch-grid.ts';
export { contrast } from './skin/contrast.ts';
export { deriveSkin, type Skin, type SkinColours, type SkinError } from './skin/derive-skin.ts';
export { skinCss, skinHash } from './skin/skin-css.ts';
export type { Tone } from './tone.ts';
export { uiCatalogue } from './ui-catalogue.ts';
