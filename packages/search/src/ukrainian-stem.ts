/**
 * Endings of nouns, adjectives and verbs, in the letters that `normaliseForSearch` leaves. Longest first: the first that fits is
 * cut.
 */
const ENDINGS = [
  ...['ього', 'ьому', 'іями', 'ьої'],
  ...[
    'ами',
    'ями',
    'ими',
    'іми',
    'ого',
    'ому',
    'ові',
    'еві',
    'єві',
    'ією',
    'єю',
    'йте',
    'іть',
    'ить',
    'ять',
    'уть',
    'ють',
    'іям',
    'іях',
  ],
  ...[
    'ань',
    'янь',
    'ень',
    'ою',
    'ею',
    'ої',
    'ий',
    'ій',
    'ей',
    'их',
    'іх',
    'им',
    'ім',
    'ах',
    'ях',
    'ам',
    'ям',
    'ом',
    'ем',
    'єм',
    'ів',
    'їв',
    'ію',
    'ії',
    'ія',
    'ає',
    'яє',
  ],
  ...['а', 'я', 'о', 'е', 'є', 'и', 'і', 'ї', 'у', 'ю', 'ь', 'й'],
].sort((a, b) => b.length - a.length);

/** A stem shorter than this says too little; a short word loses no more than one vowel. */
const SHORTEST_STEM = 3;
const VOWEL_AT_END = /[аеиіоуяюєї]$/u;

/** What changes inside a word when its ending does. In this order, each once, for every word: both sides of a search agree. */
const FOLDS: readonly (readonly [change: RegExp, into: string])[] = [
  // Nouns of verbs: «встановлення», «встановити».
  [/(?<=...)(?:анн|янн|енн|єнн|інн|їнн)$/u, ''],
  // Doubled before «-я»: «сміття», but «сміть».
  [/([бвгджзклмнпрстфхцчшщ])\1$/u, '$1'],
  // Infinitives: «встановити». Nouns such as «маршрут» lose the same, in all their forms.
  [/(?<=...)(?:ат|ят|ит|іт|їт|ут|ют)$/u, ''],
  // A verb with a foreign root, the prefix of its perfect form too: «ремонтувати», «відремонтуйте» beside «ремонт».
  [/ову(в?)$/u, 'у$1'],
  [/^(?:від|за|про|пере|роз|на)?(.{5,})[ую]в?$/u, '$1'],
  [/(?<=...)[ую]в$/u, ''],
  [VOWEL_AT_END, ''],
  // «-л-» that comes between a lip sound and the ending: «встановлю», «земля», «земель».
  [/([бпвмф])ле?н$/u, '$1'],
  [/([бпвмф])е?л$/u, '$1'],
  // «лікарня», «лікарень».
  [/арн$/u, 'ар'],
  // Possessive and other adjectives from nouns, and towns: «парковий», «Харкова», «Харків».
  [/(?<=...)(?:ов|ев|єв|ів|їв)$/u, ''],
  // A vowel that comes and goes: «зупинка», «зупинок»; «вікно», «вікон»; «мешканець», «мешканця».
  [/([бвгджзклмнпрстфхцчшщ])[ое]к$/u, '$1к'],
  [/([бвгджзклмнпрстфхцчшщ])[ое]н$/u, '$1н'],
  [/([бвгджзклмнпрстфхцчшщ])ец$/u, '$1ц'],
  // «Двір», «двору»; «швидкість», «швидкості». Not in short words before two consonants: «місто» is not «мости».
  [/[ії]([бвгджзклмнпрстфхцчшщ])$/u, 'о$1'],
  [/(?<=...)іст$/u, 'ост'],
  // «Дорога», «дорозі»; «річка», «річці»; «муха», «мусі».
  [/з$/u, 'г'],
  [/ц$/u, 'к'],
  [/с$/u, 'х'],
  [/ʼ$/u, ''],
];

/** Words that no rule brings together, or that a rule would confuse: «парк» is not «паркування». */
const IRREGULAR: readonly (readonly [forms: RegExp, stem: string])[] = [
  [/^(?:день|дня|дню|днем|дні|днів|дням|днями|днях)$/u, 'день'],
  [/^(?:тиждень|тижн.*)$/u, 'тижн'],
  [/^ям(?:а|и|і|у|ою|ам|ами|ах)?$/u, 'ям'],
  [/^сім(?:ʼ.*|ей)$/u, 'сімʼ'],
  [/^ки[їє]в.*$/u, 'київ'],
  // As addresses are written.
  [/^(?:вул|вулиц.*)$/u, 'вулиц'],
  [/^(?:просп|проспект.*)$/u, 'проспект'],
  [/^(?:пров|провул.*)$/u, 'провул'],
  [/^(?:бульв|бульвар.*)$/u, 'бульвар'],
  [/^парк(?:ув|овк|овок|інг).*$/u, 'паркув'],
];

/**
 * The stem of a Ukrainian word that went through `normaliseForSearch`: the same for the forms of a word, mostly. A key, not a
 * word: it is compared and never shown.
 *
 * @example stemUkrainian('дорогою') === stemUkrainian('доріг')
 */
export function stemUkrainian(word: string): string {
  for (const [forms, stem] of IRREGULAR) if (forms.test(word)) return stem;
  const reflexive = word.length > 6 ? word.replace(/(?:ся|сь)$/u, '') : word;
  let stem = withoutEnding(reflexive);
  for (const [change, into] of FOLDS) {
    const folded = stem.replace(change, into);
    if (folded.length >= Math.min(SHORTEST_STEM, stem.length)) stem = folded;
  }
  return stem;
}

function withoutEnding(word: string): string {
  for (const ending of ENDINGS) {
    const shortest = ending.length === 1 && VOWEL_AT_END.test(ending) ? 2 : SHORTEST_STEM;
    if (word.length - ending.length >= shortest && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}
