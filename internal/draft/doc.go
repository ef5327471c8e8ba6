// Package draft proposes whole observations from a document's text, and holds a
// text against a dataset. It is pure: text and dataset in, proposals out.
//
// A proposal names the words that each of its parts came from, and is sure only
// where none of them is inherited from far, defaulted or doubtful. What cannot
// be placed is listed with its reason and never forced: a difference (高于全市2.1个
// 百分点) is no level, an average over years no growth of one, and the base of a
// change (由100亿元增至200亿元) no figure of this period.
package draft
