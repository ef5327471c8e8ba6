// Package search finds an area, an indicator, a document or a quote from what
// a person types: 汉字, pinyin, pinyin initials, English, a code, an id or an
// alias.
//
// Case, full width, tone marks, spaces, hyphens and apostrophes make no
// difference: "Shang Cheng", "shàngchéng" and "ｓｈａｎｇｃｈｅｎｇ" are one
// text, and ü is v, as it is typed. Find ranks hits for a screen; Area and
// Indicator take a command line's argument and give exactly one answer or an
// error that says why not.
//
// How a field agrees with the text decides first (see Match): the whole field,
// then its beginning, then a word or syllable in it, then letters inside it,
// then the beginnings of several of its syllables (shcheng), and only where
// nothing else is found what is spelt or sounds nearly alike.
package search
