package cli

import (
	"weici/internal/intake"
	worksheet "weici/internal/sheet"
	"weici/internal/words"
)

// whyNot says why a cell became no observation.
func (c *command) whyNot(r intake.Reason, detail string) string {
	text := c.say(reasonWord(r))
	if detail != "" {
		text += " (" + detail + ")"
	}
	return text
}

func reasonWord(r intake.Reason) words.Word {
	switch r {
	case intake.NoteText:
		return words.ReasonNote
	case intake.OutsideTables:
		return words.ReasonOutside
	case intake.Serial:
		return words.ReasonSerial
	case intake.ColumnNumbers:
		return words.ReasonColumns
	case intake.BlankCell:
		return words.ReasonBlank
	case intake.SignNoLegend:
		return words.ReasonSign
	case intake.Hidden:
		return words.ReasonHidden
	case intake.HiddenSheet:
		return words.ReasonHiddenSheet
	case intake.StruckOut:
		return words.ReasonStruck
	case intake.Average:
		return words.ReasonAverage
	case intake.Subtotal:
		return words.ReasonSubtotal
	case intake.LeftOut:
		return words.ReasonLeftOut
	case intake.SameFigure:
		return words.ReasonSame
	}
	return faultWord(r)
}

// faultWord is for the reasons by which a figure may be lost.
func faultWord(r intake.Reason) words.Word {
	switch r {
	case intake.NoArea:
		return words.ReasonNoArea
	case intake.NoTotal:
		return words.ReasonNoTotal
	case intake.NoIndicator:
		return words.ReasonNoIndicator
	case intake.NoPeriod:
		return words.ReasonNoPeriod
	case intake.NoNumber:
		return words.ReasonNoNumber
	case intake.FormulaError:
		return words.ReasonError
	case intake.BadPlace:
		return words.ReasonBadPlace
	case intake.LonePlace:
		return words.ReasonLonePlace
	case intake.WrongUnit:
		return words.ReasonWrongUnit
	case intake.TooManyDigits:
		return words.ReasonDigits
	case intake.TooScattered:
		return words.ReasonScattered
	case intake.Parentheses:
		return words.ReasonParens
	}
	return words.ReasonNoHeading
}

// assumed says what was taken from elsewhere than a table.
func (c *command) assumed(a intake.Assumption) string {
	switch a.What {
	case intake.UnitOfSet:
		return c.say(words.AssumedUnit, a.Sheet, a.Detail)
	case intake.NoUnit:
		return c.say(words.AssumedNoUnit, a.Sheet, a.Detail)
	case intake.AreaOfFile:
		return c.say(words.AssumedFile, a.Sheet, a.Detail)
	case intake.IndicatorOfFile:
		return c.say(words.AssumedWhat, a.Sheet, a.Detail)
	case intake.PeriodOfFile:
		return c.say(words.AssumedWhen, a.Sheet)
	case intake.AreaGiven:
		return c.say(words.AssumedGiven, a.Sheet, a.Detail)
	}
	return c.say(words.AssumedPeriod, a.Sheet, a.Detail)
}

// unopened says why a file cannot be read.
func (c *command) unopened(f *worksheet.Fault) string {
	name := f.File
	if f.Sheet != "" {
		name += "!" + f.Sheet
	}
	switch f.Why {
	case worksheet.TooLarge, worksheet.TooSlow, worksheet.TooDeep:
		return c.say(words.BookTooLarge, name)
	case worksheet.TooManyCells:
		return c.say(words.BookCells, name)
	case worksheet.Encrypted:
		return c.say(words.BookEncrypted, name)
	case worksheet.UnknownKind, worksheet.NoDescriptor:
		return c.say(words.BookUnknown, name)
	case worksheet.NoCells:
		return c.say(words.BookNoCells, name)
	case worksheet.WrongText:
		return c.say(words.BookText, name)
	case worksheet.OldFormat:
		return c.say(words.BookOld, name)
	}
	return c.say(words.BookDamaged, name, f.Detail)
}
