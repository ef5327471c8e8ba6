package data

import "weici/model"

// The rules that a data package can break. Their words are in the catalogue.
const (
	RuleMissingFile    model.Rule = "missing-file"
	RuleMissingColumn  model.Rule = "missing-column"
	RuleUnknownColumn  model.Rule = "unknown-column"
	RuleSchema         model.Rule = "schema"
	RuleCells          model.Rule = "cells"
	RuleQuote          model.Rule = "quote"
	RuleEncoding       model.Rule = "encoding"
	RuleRequired       model.Rule = "required"
	RuleDuplicateID    model.Rule = "duplicate-id"
	RuleDuplicate      model.Rule = "duplicate"
	RuleWord           model.Rule = "unknown-word"
	RuleNumber         model.Rule = "not-a-number"
	RuleDate           model.Rule = "not-a-date"
	RulePeriod         model.Rule = "not-a-period"
	RuleUnknownArea    model.Rule = "unknown-area"
	RuleUnknownIndic   model.Rule = "unknown-indicator"
	RuleUnknownDoc     model.Rule = "unknown-document"
	RuleCycle          model.Rule = "cycle"
	RuleOrder          model.Rule = "dates-reversed"
	RuleGrowthOf       model.Rule = "growth-of"
	RuleOutsideArea    model.Rule = "outside-area"
	RuleValueAndStatus model.Rule = "value-and-status"
	RuleNothing        model.Rule = "no-figure"
	RuleUncited        model.Rule = "uncited"
	RuleAddress        model.Rule = "address"
	RuleControl        model.Rule = "control-characters"
	RuleRank           model.Rule = "rank"
	RuleShare          model.Rule = "share"
	RuleNegative       model.Rule = "negative-count"
)

// Rules lists every rule.
func Rules() []model.Rule {
	return []model.Rule{
		RuleMissingFile, RuleMissingColumn, RuleUnknownColumn, RuleSchema, RuleCells, RuleQuote, RuleEncoding, RuleRequired,
		RuleDuplicateID, RuleDuplicate, RuleWord, RuleNumber, RuleDate, RulePeriod, RuleUnknownArea, RuleUnknownIndic,
		RuleUnknownDoc, RuleCycle, RuleOrder, RuleGrowthOf, RuleOutsideArea, RuleValueAndStatus, RuleNothing, RuleUncited,
		RuleAddress, RuleControl, RuleRank, RuleShare, RuleNegative,
	}
}
