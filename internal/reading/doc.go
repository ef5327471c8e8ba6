// Package reading tells who and what the figures of a text are about: it joins
// the figures and periods that package evidence reads with the names of areas
// and indicators that a dataset gives. It is pure, and knows no file.
//
// # Who
//
// The area of a figure is the last one that its sentence names before it, as a
// subject: not one that something is compared with (高于全国), ranked in (居全市第一)
// or that is part of another name (杭州银行). Names that stand together are one
// (杭州市上城区), 全区 and 我市 are the areas of their level around the area that the
// heading names. Without one in the sentence it is the last subject of the
// paragraph, and then that of the heading.
//
// # What
//
// The indicator of a figure is the last one named before it in its sentence, if
// nothing else stands between them than words that lead from a name to its value
// (实现, 同比增长, 位居全市) and other figures: what cannot be explained so may name
// another thing. A rate of change behind a level is the level's growth
// (生产总值100亿元，增长5%). A name that another noun is joined to (机电产品出口,
// 出口交货值) is not that name.
//
// Members of a list take theirs in order: 上城区、拱墅区分别增长3.8%和1.5%.
package reading
