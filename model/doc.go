// Package model holds the nouns of weici and nothing else: no files, no
// screens, no arithmetic beyond what a noun says about itself. It imports the
// standard library only; every other package may import it.
//
// # Glossary
//
// The words follow SDMX, the W3C Web Annotation TextQuoteSelector and the
// Frictionless Data Package, and mean the same in code, data files and on
// screen.
//
//	Area         地区    a place with figures, in one version of its borders (REF_AREA)
//	Level        层级    country, province, prefecture, county, township, zone
//	Indicator    指标    what is measured, with unit, kind, polarity and price basis
//	Period       时期    2022, 2022-Q1, 2022-H1, 2022-9M, 2022-05, 2022-05YTD, a day, a span (TIME_PERIOD)
//	Observation  观测值  one figure as one document gives it (OBS_VALUE)
//	Qualifier    限定    exact, about, over, under, at_least, at_most
//	Status       状态    SDMX OBS_STATUS: A normal, P provisional, E estimated, F forecast …
//	Vintage      版本    when a figure was published
//	Benchmark    基准    the census or revision that a figure is adjusted to
//	Document     文献    a source: title, authors, publisher, kind, dates, address
//	Citation     引文    a document, the quoted words and where they stand
//	RankClaim    自述位次 a rank that a source claims, kept apart from a computed one
//	Scope        范围    the set of areas that a source ranks among: within, level, what makes it another set
//	Unit         单位    what a figure counts, as a dimension and a multiple of its base (UNIT_MEASURE)
//	Bound        界限    the stretch in which a qualified figure lets the true one lie
//	Dataset      数据集  areas, indicators, documents and observations of one package
//	Panel        面板    a dataset in memory as one dense cube (area × period) per indicator
//	Query        查询    one question: what a screen shows, flags parse to and a brief exports
//	Issue        问题    a fault in a data file: file, row, column, rule, hint
package model
