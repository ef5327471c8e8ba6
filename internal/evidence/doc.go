// Package evidence reads the figures that Chinese and English prose prints, and
// judges whether a quote carries the figure that an observation claims. It is
// pure: the same text always reads the same.
//
// # The grammar
//
// One scanner walks through the text once, without regular expressions, and
// looks only a bounded way ahead and back, so that reading is linear.
//
//	text       folded rune by rune: full-width forms, capitals, traditional characters (text.go)
//	numeral    digits or words with their multipliers: 1,260,582  2.65千亿  二十余万  三四十  八点五
//	unit       what stands behind: 亿元  万户  %  个百分点  万元/人  billion yuan  companies
//	quantity   numeral + unit: 100亿元, 9,000 companies; 百分之八点五 stands for itself
//	range      quantity (—|-|~|至|到|to) quantity: 5%—6%  100至120亿元  3000万—5000万元  三到五家
//	place      第三  第3位  前十  首位  榜首  third-highest  top three  No. 1
//	period     2022年  今年1—5月  前三季度  二〇二二年  the first quarter of 2023
//
// The last 万 or 亿 belongs to the unit, all multipliers before it to the value:
// 1.2万亿元 is 12000 亿元, 3000万元 is 3000 万元, 两千家 is 2000 家. In English
// million, billion and trillion belong to the unit, hundred and thousand do not.
//
// A quantity then takes what stands around it:
//
//	qualifier  before: 近 约 超 突破 不低于 nearly over  behind: 以上 左右 余 大关 or more  within: 30余个
//	direction  增长8.8%  降幅为2.4%  6.9%的正增长  up 3.8%  an 8.8% increase
//	           not after 到 or to: 增至148.9亿元 is a level
//	scope      of a place: 位居【全市】第一  在【全省90个县】中列第6  third in 【Hangzhou】
//	period     right behind it; else the last one named in its sentence, one that closes
//	           it, or the last one that the text named before, over headings and
//	           paragraphs (governs.go). 比上年 names none, 预计全年突破 ends with its part of
//	           the sentence, 目前 ends what was named before it in its paragraph, and a day
//	           on which something happened is no period: 2月8日，记者获悉. 5月累计 and a
//	           flow 截至5月31日 are the year to date
//	status     目标 力争 预计 before it, or a goal that a heading or a colon names (status.go)
//	average    年均增长7.2%, 两年平均: an average over years, and no change of one year
//
// Members of a list share what one of them says: 分别增长8.8%、9.2%和6.7%,
// 分别高1.2和0.8个百分点, 居全市第1、第3位, 2021年、2022年分别为12亿元和14亿元.
//
// # What a number needs to be a figure
//
// Every figure has a unit. Money, rates, multiples and measures are figures
// wherever a number stands before them. A classifier (家, 个, 项) needs Arabic
// digits or a Chinese numeral of more than one character; a single one (三家)
// needs a verb that counts (新增三家), a qualifier (近十家), or its place behind
// what it counts (上市公司三家。); 一家 is never a figure. Multipliers alone
// (千亿, 百家) need a qualifier or, from 百万 up, a currency (百亿元企业); 亿元以上
// and 千亿级 name a class. A number without a unit is a figure only as an index
// (倍差为1.71), in a structure (2.1:31.7:66.2), in a table whose unit is given,
// or grouped behind an English verb (an increase of 172,000).
//
// Not figures: periods and dates, ordinals (第十四届), names in quotation marks
// and 《》, K11, 5G, PM2.5, the steps of an argument (8个方面, 四个字; but 8个项目
// is a count), lengths of time (三年, 10分钟就医圈), ages as classes (60岁以上),
// 500强, 2.0版, fractions in words (三分之一), 末位 and 倒数第二, whose place only
// the size of the set would tell, and indefinite numbers (数十家, 几百万).
//
// # Choices
//
// What goes down is negative, whatever its unit, and a qualifier bounds the
// signed value: 下降5%以上 is −5 at most. 高于全国0.3个百分点 goes up, 低于 down.
// 三成 is 30%, and one-fifth 20%.
// A rank is a figure of its own, with unit 位. A structure in percent gives three
// rates, 1.58:1 one multiple with unit ":1". 翻一番 is 2倍 and 翻两番 is 4倍, up.
// 持平 is a flat rate of 0%.
//
// A table that runs into the text (table.go) gives its units in its head: a line
// 单位：亿元, 数值（亿元） over a column, 增长% over another. Line breaks within a
// sentence (linebreak.go) are read over.
package evidence
