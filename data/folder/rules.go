package folder

import "weici/model"

// Rules of the package and its files.
const (
	RuleDescriptor      model.Rule = "descriptor"       // datapackage.json: a value of the wrong type
	RuleOpening         model.Rule = "opening"          // weici.opening cannot be read as a query
	RuleMissingFile     model.Rule = "missing-file"     // a resource or its file is not there
	RulePath            model.Rule = "path"             // a path leaves the package
	RuleDelimiter       model.Rule = "delimiter"        // a dialect.delimiter other than , ; and tab
	RuleEncoding        model.Rule = "encoding"         // text that is neither UTF-8 nor GB18030
	RuleUnknownEncoding model.Rule = "unknown-encoding" // an encoding that is not read
	RuleOtherEncoding   model.Rule = "other-encoding"   // text in another encoding than declared
	RuleMissingColumn   model.Rule = "missing-column"   // a required column is not there
	RuleTwiceColumn     model.Rule = "duplicate-column" // two columns of one name
	RuleUnknownColumn   model.Rule = "unknown-column"   // a column that is not read
	RuleSchema          model.Rule = "schema"           // schema and head name different columns
	RuleHash            model.Rule = "hash"             // a file that is not the one its resource names
	RuleTooLarge        model.Rule = "too-large"        // a file of more than 4 GiB
	RuleDamaged         model.Rule = "damaged"          // texts of a packed dataset that cannot be read
)

// Rules of every row.
const (
	RuleCells       model.Rule = "cells"              // not as many cells as columns
	RuleQuote       model.Rule = "quote"              // a quotation mark out of place
	RuleUnclosed    model.Rule = "unclosed-quote"     // a quotation mark that is never closed
	RuleRequired    model.Rule = "required"           // an empty cell that must not be empty
	RuleDuplicateID model.Rule = "duplicate-id"       // an id that an earlier row has
	RuleWord        model.Rule = "unknown-word"       // a word that is not one of the column's
	RuleNumber      model.Rule = "not-a-number"       // anything but a plain decimal number
	RuleDate        model.Rule = "not-a-date"         // see model.ParseDate
	RuleControl     model.Rule = "control-characters" // escapes, control and direction marks
)

// Rules about what spreadsheets do. Each is reported once for a column of a
// file, with how many cells break it.
const (
	RuleRounded   model.Rule = "rounded"    // a code or figure cut to its first digits: 3.30114E+08
	RuleZeros     model.Rule = "lost-zeros" // a code without the zeros that it begins with
	RuleTurned    model.Rule = "turned"     // a date that was not one, and may be several things: 2022/5/1
	RuleMonthOnly model.Rule = "month-only" // a first of a month that may be the month, and is read as that
)

// Rules of areas, indicators and documents.
const (
	RuleUnknownArea       model.Rule = "unknown-area"      // no area has this id
	RuleUnknownIndicator  model.Rule = "unknown-indicator" // no indicator has this id
	RuleUnknownDocument   model.Rule = "unknown-document"  // no document has this id
	RuleCycle             model.Rule = "cycle"             // an area above itself
	RuleOrder             model.Rule = "dates-reversed"    // valid_to before valid_from
	RuleIndicatorDecimals model.Rule = "precision"         // decimals other than 0 to 6
	RuleGrowthUnit        model.Rule = "growth-unit"       // a growth rate that is not in per cent
	RuleGrowthOf          model.Rule = "growth-of"         // growth_of on or to the wrong kind of indicator
	RuleAddress           model.Rule = "address"           // a url that is no http(s) address
)

// Rules of observations.
const (
	RulePeriod         model.Rule = "not-a-period"     // see model.ParsePeriod
	RuleOutsideArea    model.Rule = "outside-area"     // a period after the area's version ended
	RuleDecimals       model.Rule = "decimals"         // more than six digits after the point
	RuleRange          model.Rule = "out-of-range"     // more than fifteen digits, which a number cannot keep
	RuleRank           model.Rule = "rank"             // a reported rank other than 1 or 1-3
	RuleValueAndStatus model.Rule = "value-and-status" // a value where the status says there is none
	RuleNothing        model.Rule = "no-figure"        // neither value nor rank
	RuleUncited        model.Rule = "uncited"          // no document or no quote (rule 15 of the comparison rules)
	RuleDuplicate      model.Rule = "duplicate"        // one figure of one document twice
	RuleShare          model.Rule = "share"            // a share outside 0 to 100
	RuleNegative       model.Rule = "negative-count"   // fewer than no things
)

// Rules lists every rule.
func Rules() []model.Rule {
	return []model.Rule{
		RuleDescriptor, RuleOpening, RuleMissingFile, RulePath, RuleHash, RuleDelimiter, RuleEncoding, RuleUnknownEncoding, RuleOtherEncoding,
		RuleMissingColumn, RuleTwiceColumn, RuleUnknownColumn, RuleSchema, RuleTooLarge, RuleDamaged,
		RuleCells, RuleQuote, RuleUnclosed, RuleRequired, RuleDuplicateID, RuleWord, RuleNumber, RuleDate, RuleControl,
		RuleRounded, RuleZeros, RuleTurned, RuleMonthOnly,
		RuleUnknownArea, RuleUnknownIndicator, RuleUnknownDocument, RuleCycle, RuleOrder, RuleIndicatorDecimals,
		RuleGrowthUnit, RuleGrowthOf, RuleAddress,
		RulePeriod, RuleOutsideArea, RuleDecimals, RuleRange, RuleRank, RuleValueAndStatus, RuleNothing, RuleUncited,
		RuleDuplicate, RuleShare, RuleNegative,
	}
}
