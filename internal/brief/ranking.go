package brief

import (
	"weici/internal/analysis"
	"weici/internal/words"
	"weici/model"
)

// leadersMost is the most areas that the brief of a ranking names in sentences.
const leadersMost = 3

// ComposeRanking makes the brief of one ranking: who leads, in sentences, all
// the areas in a table and as bars, notes and sources. An empty title is made
// from the question.
func ComposeRanking(p *model.Panel, q analysis.Question, title string, lang model.Lang) *Brief {
	c := newComposer(p, Request{Lang: lang, Period: q.Period})
	r := analysis.Rank(p, q)
	c.derived = r.Derivation
	if c.brief.Title = title; title == "" {
		c.brief.Title = c.Say(words.BriefRankingTitle, c.Period(r.Period), c.Set(r.Within, r.Level, r.Of, r.Of), c.indicator(r.Indicator))
	}
	table := c.madeRanking(r.Question, TableItem)
	if len(r.Rows) > 0 {
		c.heading(1, words.BriefHeadlines)
		c.leaders(r)
		c.heading(1, words.ScreenRank)
	}
	c.brief.Blocks = append(c.brief.Blocks, table.Blocks...)
	if len(r.Rows) > 0 {
		c.heading(1, words.BriefCharts)
		c.add(c.rankChart(r))
	}
	c.derived = analysis.Derivation{}
	c.notes()
	c.list()
	return c.brief
}

// leaders says the first places as finished sentences.
func (c *composer) leaders(r *analysis.Ranking) {
	var runs []Run
	for i := range r.Rows[:min(len(r.Rows), leadersMost)] {
		row := &r.Rows[i]
		sentence := c.Claimed(c.statement(row.Area, analysis.EntryIn(c.Panel, r, row.Area)))
		if i > 0 && c.Lang == model.EN {
			sentence = " " + sentence
		}
		runs = append(runs, Run{sentence, c.sources.saying(row.Answer, row.Place)})
	}
	c.add(Paragraph{runs})
}
