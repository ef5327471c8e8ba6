package words

import (
	"strings"

	"weici/model"
)

// Issue puts a fault of a data file into words: what is wrong, and what to do.
// Both are empty for a rule that the catalogue does not know.
func Issue(i model.Issue, l model.Lang) (message, hint string) {
	m, h := packageFault(i)
	if m == "" {
		m, h = rowFault(i)
	}
	if m == "" {
		m, h = figureFault(i.Rule)
	}
	return m.about(i, l), h.about(i, l)
}

// about fills in the value that stands in the file and the detail of what was
// expected, where the word speaks of them.
func (w Word) about(i model.Issue, l model.Lang) string {
	if !strings.Contains(string(w), "%[") {
		return w.In(l)
	}
	return w.In(l, i.Value, i.Detail)
}

// Why nothing of a package could be loaded.
const (
	CannotRead         Word = "无法读取数据集 %[1]s：%[2]s|cannot read the dataset %[1]s: %[2]s"
	NoSuchFile         Word = "没有 %[1]s|there is no %[1]s"
	NoPermission       Word = "没有读取 %[1]s 的权限|no permission to read %[1]s"
	CannotOpen         Word = "打不开 %[1]s：%[2]v|cannot open %[1]s: %[2]v"
	NotAPackage        Word = "它既不是文件夹，也不是 datapackage.json 或 weici pack 写的文件|it is neither a folder, nor a datapackage.json, nor a file that weici pack wrote"
	NewerFormat        Word = "它的格式版本为 %[1]d，本程序只读到 %[2]d；请用较新的 weici 打开|it is of format version %[1]d, and this program reads up to %[2]d; open it with a newer weici"
	PackedOther        Word = "它是 Parquet 文件，但不是 weici pack 写的|it is a Parquet file, but not one that weici pack wrote"
	PackedNewer        Word = "它由较新的 weici 打包；请用较新的 weici 打开|it was packed by a newer weici; open it with one"
	PackedEnd          Word = "文件结尾不完整，可能被截断；请重新复制或重新打包|it does not end as it should and may be cut off; copy it or pack it again"
	PackedMeta         Word = "打包文件的元数据已损坏；请重新打包|the metadata of the packed file is damaged; pack it again"
	PackedFiles        Word = "打包文件中随附的数据表已损坏；请重新打包|the tables inside the packed file are damaged; pack it again"
	PackedPage         Word = "打包文件中有数据页已损坏；请重新打包|a page of the packed file is damaged; pack it again"
	PackedChecksum     Word = "打包文件与写入时不一致（校验和不符）；请重新复制或重新打包|the packed file is not what was written (checksum); copy it or pack it again"
	PackedHuge         Word = "打包文件中的数据过大|what the packed file holds is too large"
	NotJSON            Word = "datapackage.json 不是 JSON 对象：%[1]v|datapackage.json is not a JSON object: %[1]v"
	NoResource         Word = "datapackage.json 的 resources 中没有 %[1]s；其他形状的表用 weici import FOLDER 读入|datapackage.json has no %[1]s under resources; weici import FOLDER reads tables of other shapes"
	TooManyIndicators  Word = "有 %[1]d 个指标，最多 %[2]d 个|it has %[1]d indicators, and %[2]d is the most"
	TooManyPeriods     Word = "不同的时期多于 %[1]d 个|it has more than %[1]d different periods"
	TooManyCells       Word = "地区、时期与指标交叉成 %[1]d 格，最多 %[2]d 格；请拆成几个数据集|areas, periods and indicators make %[1]d cells, and %[2]d is the most; split it into several datasets"
	DescriptorEncoding Word = "datapackage.json 不是 UTF-8|datapackage.json is not UTF-8"
)

// Faults of the package and its files, each with what to do.
const (
	FaultDescriptor        Word = "datapackage.json 中此项的类型不对：%[1]s|this property of datapackage.json is of the wrong type: %[1]s"
	MendDescriptor         Word = "按 Frictionless Data Package 的规定书写，否则此项不会被读取|write it as the Frictionless Data Package says; it is not read as it is"
	FaultOpening           Word = "打不开首屏查询“%[1]s”：%[2]s|the opening query “%[1]s” cannot be read: %[2]s"
	MendOpening            Word = "写成例如 rank gdp_growth 2022 within 330100 level county|write for example rank gdp_growth 2022 within 330100 level county"
	FaultMissingFile       Word = "缺少“%[1]s”|“%[1]s” is missing"
	FaultUnreadableFile    Word = "读不了“%[1]s”：%[2]s|“%[1]s” cannot be read: %[2]s"
	MendMissingFile        Word = "在 datapackage.json 的 resources 中写明，并把文件放入文件夹|name it under resources in datapackage.json and put the file into the folder"
	FaultDamaged           Word = "打包文件中部分引文和说明已损坏，无法读取|some of the quotes and notes in the packed file are damaged and cannot be read"
	MendDamaged            Word = "用 weici pack 从原数据集重新打包|pack the dataset again with weici pack"
	FaultPath              Word = "路径“%[1]s”不在数据包之内|the path “%[1]s” leaves the package"
	MendPath               Word = "写成文件夹内的相对路径，不含 ..、盘符和网址|write a path inside the folder, without “..”, a drive or an address"
	FaultDelimiter         Word = "不支持分隔符“%[1]s”|the delimiter “%[1]s” is not supported"
	MendDelimiter          Word = "dialect.delimiter 只能是逗号、分号或制表符|dialect.delimiter is a comma, a semicolon or a tab"
	FaultEncoding          Word = "文件既不是完好的 UTF-8，也不是 GB18030|the file is neither sound UTF-8 nor GB18030"
	MendEncoding           Word = "另存为 UTF-8|save it as UTF-8"
	FaultHash              Word = "文件内容与 hash 不符|the file is not the one that its hash names"
	MendHash               Word = "恢复原文件，或核对引文后改写 hash|restore the file, or check the quotes and write the hash anew"
	FaultUnknownEncoding   Word = "不支持编码“%[1]s”|the encoding “%[1]s” is not supported"
	MendUnknownEncoding    Word = "encoding 写 utf-8 或 gb18030|write utf-8 or gb18030 as its encoding"
	FaultOtherEncoding     Word = "声明的编码是“%[1]s”，实际是 %[2]s，已按后者读取|it is declared as “%[1]s” but is %[2]s, and was read as that"
	MendOtherEncoding      Word = "改正 encoding，或把文件另存为 UTF-8|mend its encoding, or save the file as UTF-8"
	FaultMissingColumn     Word = "缺少列“%[1]s”，本文件未读取|the column “%[1]s” is missing, so the file was not read"
	MendMissingColumn      Word = "在首行加入该列|add the column to the first line"
	FaultTwiceColumn       Word = "列“%[1]s”出现两次，本文件未读取|the column “%[1]s” is there twice, so the file was not read"
	MendTwiceColumn        Word = "删去或改名其中一列|take one of them out or rename it"
	FaultUnknownColumn     Word = "不认识的列“%[1]s”，未读取|the column “%[1]s” is not known and was not read"
	MendUnknownColumn      Word = "删去该列，或对照数据格式改正列名|take it out, or mend its name by the description of the format"
	MendUnknownColumnNear  Word = "是否想写“%[2]s”？|did you mean “%[2]s”?"
	FaultSchema            Word = "列“%[1]s”在 %[2]s 中没有，首行与 schema 不一致|the column “%[1]s” is not in %[2]s: head and schema disagree"
	MendSchema             Word = "使 schema.fields 与文件首行一致|make schema.fields agree with the first line of the file"
	FaultTooLarge          Word = "文件大于 4 GiB，未读取|the file is larger than 4 GiB and was not read"
	MendTooLarge           Word = "分成几个文件，在 path 中列出|split it into several files and list them in path"
	FaultGrowthUnit        Word = "增速指标的单位是“%[1]s”，不是 %[2]s|a growth rate in “%[1]s” and not in %[2]s"
	MendGrowthUnit         Word = "增速以百分号为单位；倍数、指数请用其他 kind|give growth rates in per cent; a multiple or an index is of another kind"
	FaultGrowthOf          Word = "“%[1]s”不能作为本指标的总量|“%[1]s” cannot be the level of this indicator"
	MendGrowthOf           Word = "growth_of 只用于以百分号为单位的增速，并指向不是增速的指标|growth_of belongs to a growth rate in per cent and names what is not one"
	FaultIndicatorDecimals Word = "小数位数“%[1]s”不是 0 到 6|the number of decimals “%[1]s” is not 0 to 6"
	MendIndicatorDecimals  Word = "写公布时的小数位数，如 1 或 2|write how many decimals are published, like 1 or 2"
	FaultCycle             Word = "上级“%[1]s”成环，已断开|the parent “%[1]s” makes a circle, which was cut"
	MendCycle              Word = "改正 parent，使其逐级向上|mend parent, so that it leads upwards"
	FaultOrder             Word = "结束“%[1]s”早于开始“%[2]s”|the end “%[1]s” comes before the start “%[2]s”"
	MendOrder              Word = "核对 valid_from 与 valid_to|check valid_from and valid_to"
	FaultAddress           Word = "“%[1]s”不是网址，未采用|“%[1]s” is not a web address and was not used"
	MendAddress            Word = "以 https:// 或 http:// 开头，不含空格|begin it with https:// or http://, without blanks"
)

func packageFault(i model.Issue) (message, hint Word) {
	switch i.Rule {
	case "descriptor":
		return FaultDescriptor, MendDescriptor
	case "opening":
		return FaultOpening, MendOpening
	case "missing-file":
		return detailed(i, FaultMissingFile, FaultUnreadableFile), MendMissingFile
	case "damaged":
		return FaultDamaged, MendDamaged
	case "path":
		return FaultPath, MendPath
	case "delimiter":
		return FaultDelimiter, MendDelimiter
	case "hash":
		return FaultHash, MendHash
	case "encoding":
		return FaultEncoding, MendEncoding
	case "unknown-encoding":
		return FaultUnknownEncoding, MendUnknownEncoding
	case "other-encoding":
		return FaultOtherEncoding, MendOtherEncoding
	case "missing-column":
		return FaultMissingColumn, MendMissingColumn
	case "duplicate-column":
		return FaultTwiceColumn, MendTwiceColumn
	case "schema":
		return FaultSchema, MendSchema
	case "too-large":
		return FaultTooLarge, MendTooLarge
	case "growth-unit":
		return FaultGrowthUnit, MendGrowthUnit
	case "growth-of":
		return FaultGrowthOf, MendGrowthOf
	case "precision":
		return FaultIndicatorDecimals, MendIndicatorDecimals
	case "cycle":
		return FaultCycle, MendCycle
	case "dates-reversed":
		return FaultOrder, MendOrder
	case "address":
		return FaultAddress, MendAddress
	}
	return "", ""
}

// Faults of rows and of what they refer to, each with what to do.
const (
	FaultCells               Word = "本行有 %[1]s 格，应有 %[2]s 格|the row has %[1]s cells and should have %[2]s"
	MendCells                Word = "检查分隔符；内容含分隔符时用双引号括起|check the delimiters; put text that has one into double quotes"
	FaultQuote               Word = "双引号的位置不对：%[1]s|a double quote is out of place: %[1]s"
	MendQuote                Word = "整格用双引号括起，其中的双引号写成两个|put the whole cell into double quotes, and write a double quote in it as two"
	FaultUnclosed            Word = "双引号没有结束：%[1]s|a double quote is never closed: %[1]s"
	MendUnclosed             Word = "在该格的末尾补上双引号|add the double quote at the end of the cell"
	FaultRequired            Word = "必填项为空|a required cell is empty"
	MendRequired             Word = "填入内容，或删去本行|fill it in, or take the row out"
	FaultDuplicateID         Word = "代号“%[1]s”重复|the id “%[1]s” is used twice"
	MendDuplicateID          Word = "每行用不同的代号|give every row an id of its own"
	FaultWord                Word = "本列没有“%[1]s”这个词|“%[1]s” is not a word of this column"
	MendWord                 Word = "改用数据格式所列的词|use one of the words that the format lists"
	MendWordNear             Word = "改用“%[2]s”|write “%[2]s”"
	FaultNumber              Word = "“%[1]s”不是数字|“%[1]s” is not a number"
	MendNumber               Word = "写成 1234.5 或 1,234.5，不带单位和文字|write 1234.5 or 1,234.5, without unit or words"
	FaultDate                Word = "“%[1]s”不是日期|“%[1]s” is not a date"
	MendDate                 Word = "写成 2023、2023-05 或 2023-05-09|write 2023, 2023-05 or 2023-05-09"
	FaultControl             Word = "含有控制字符，不会显示|there are control characters in it, which are never shown"
	MendControl              Word = "删去不可见的字符|take the invisible characters out"
	FaultRounded             Word = "本列有 %[2]s 处像是被电子表格取整或缩写，如“%[1]s”|cells of this column that look rounded by a spreadsheet: %[2]s, the first “%[1]s”"
	MendRounded              Word = "把该列设为文本格式，再从原始数据粘贴|format the column as text, and paste it again from where it came"
	FaultZeros               Word = "本列有 %[2]s 处代号丢了开头的零，如“%[1]s”|codes of this column that lost the zeros they begin with: %[2]s, the first “%[1]s”"
	MendZeros                Word = "把该列设为文本格式，补上开头的零|format the column as text, and put the zeros back"
	FaultTurned              Word = "本列有 %[2]s 处像是被电子表格改成了日期，原意不能确定，如“%[1]s”|cells of this column that a spreadsheet seems to have turned into dates, and that may mean several things: %[2]s, the first “%[1]s”"
	MendTurned               Word = "把该列设为文本格式，时期写成 2022-05 或 2022-05-01|format the column as text, and write 2022-05 for a month, 2022-05-01 for a day"
	FaultMonthOnly           Word = "本列有 %[2]s 处可能是某月，也可能是该月一日，只读到月，如“%[1]s”|dates of this column that may be a month or its first day, and were read as the month: %[2]s, the first “%[1]s”"
	MendMonthOnly            Word = "写成 2022-05 或 2022-05-01|write 2022-05 or 2022-05-01"
	FaultUnknownArea         Word = "没有代号为“%[1]s”的地区|no area has the id “%[1]s”"
	MendUnknownArea          Word = "在 areas.csv 中加入，或改正代号|add it to areas.csv, or mend the id"
	MendUnknownAreaNear      Word = "是否想写“%[2]s”？否则在 areas.csv 中加入|did you mean “%[2]s”? If not, add it to areas.csv"
	FaultUnknownIndicator    Word = "没有代号为“%[1]s”的指标|no indicator has the id “%[1]s”"
	MendUnknownIndicator     Word = "在 indicators.csv 中加入，或改正代号|add it to indicators.csv, or mend the id"
	MendUnknownIndicatorNear Word = "是否想写“%[2]s”？否则在 indicators.csv 中加入|did you mean “%[2]s”? If not, add it to indicators.csv"
	FaultUnknownDocument     Word = "没有代号为“%[1]s”的文献|no document has the id “%[1]s”"
	MendUnknownDocument      Word = "在 documents.csv 中加入，或改正代号|add it to documents.csv, or mend the id"
	MendUnknownDocumentNear  Word = "是否想写“%[2]s”？否则在 documents.csv 中加入|did you mean “%[2]s”? If not, add it to documents.csv"
)

func rowFault(i model.Issue) (message, hint Word) {
	switch i.Rule {
	case "cells":
		return FaultCells, MendCells
	case "quote":
		return FaultQuote, MendQuote
	case "unclosed-quote":
		return FaultUnclosed, MendUnclosed
	case "required":
		return FaultRequired, MendRequired
	case "duplicate-id":
		return FaultDuplicateID, MendDuplicateID
	case "not-a-number":
		return FaultNumber, MendNumber
	case "not-a-date":
		return FaultDate, MendDate
	case "control-characters":
		return FaultControl, MendControl
	case "rounded":
		return FaultRounded, MendRounded
	case "lost-zeros":
		return FaultZeros, MendZeros
	case "turned":
		return FaultTurned, MendTurned
	case "month-only":
		return FaultMonthOnly, MendMonthOnly
	case "unknown-column":
		return FaultUnknownColumn, detailed(i, MendUnknownColumn, MendUnknownColumnNear)
	case "unknown-word":
		return FaultWord, detailed(i, MendWord, MendWordNear)
	case "unknown-area":
		return FaultUnknownArea, detailed(i, MendUnknownArea, MendUnknownAreaNear)
	case "unknown-indicator":
		return FaultUnknownIndicator, detailed(i, MendUnknownIndicator, MendUnknownIndicatorNear)
	case "unknown-document":
		return FaultUnknownDocument, detailed(i, MendUnknownDocument, MendUnknownDocumentNear)
	}
	return "", ""
}

// detailed takes the word that speaks of the detail, where there is one.
func detailed(i model.Issue, plain, about Word) Word {
	if i.Detail == "" {
		return plain
	}
	return about
}

// Faults of observations, each with what to do.
const (
	FaultPeriod         Word = "“%[1]s”不是时期|“%[1]s” is not a period"
	MendPeriod          Word = "写成 2022、2022-H1、2022-9M、2022-Q1、2022-05、2022-05YTD、2020-11-01 或 2018/2020|write 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-05, 2022-05YTD, 2020-11-01 or 2018/2020"
	FaultOutsideArea    Word = "时期“%[1]s”晚于该地区版本的结束 %[2]s|the period “%[1]s” lies after the end of this version of the area, %[2]s"
	MendOutsideArea     Word = "改用该地区现行版本的代号|use the id of the present version of the area"
	FaultDecimals       Word = "“%[1]s”的小数多于六位|“%[1]s” has more than six decimals"
	MendDecimals        Word = "只保留公布的小数位数|keep as many decimals as are published"
	FaultRange          Word = "“%[1]s”太大，无法精确保存|“%[1]s” is too large to be kept exactly"
	MendRange           Word = "核对数值与单位，如改以亿元计|check the value and the unit; it may belong in hundreds of millions"
	FaultRank           Word = "“%[1]s”不是位次|“%[1]s” is not a rank"
	MendRank            Word = "第一写成 1，前三写成 1-3|write 1 for the first, 1-3 for one of the first three"
	FaultValueAndStatus Word = "状态“%[1]s”表示无值，却有数值|the status “%[1]s” says that there is no value, and there is one"
	MendValueAndStatus  Word = "删去数值，或改正状态|take the value out, or mend the status"
	FaultNothing        Word = "既无数值也无位次|there is neither a value nor a rank"
	MendNothing         Word = "填入 value 或 reported_rank，或用状态 O、M、N、L 说明原因|fill in value or reported_rank, or say why not with the status O, M, N or L"
	FaultUncited        Word = "数字没有出处|the figure has no source"
	MendUncited         Word = "填入 document 与 exact（引文）|fill in document and exact (the quote)"
	FaultDuplicate      Word = "与第 %[2]s 行是同一文献的同一数字|the same figure of the same document as in line %[2]s"
	MendDuplicate       Word = "只留一行|keep one of the rows"
	FaultShare          Word = "比重“%[1]s”不在 0 到 100 之间|the share “%[1]s” is not between 0 and 100"
	MendShare           Word = "核对数值与单位|check the value and the unit"
	FaultNegative       Word = "个数“%[1]s”为负|the count “%[1]s” is negative"
	MendNegative        Word = "核对数值|check the value"
)

func figureFault(rule model.Rule) (message, hint Word) {
	switch rule {
	case "not-a-period":
		return FaultPeriod, MendPeriod
	case "outside-area":
		return FaultOutsideArea, MendOutsideArea
	case "decimals":
		return FaultDecimals, MendDecimals
	case "out-of-range":
		return FaultRange, MendRange
	case "rank":
		return FaultRank, MendRank
	case "value-and-status":
		return FaultValueAndStatus, MendValueAndStatus
	case "no-figure":
		return FaultNothing, MendNothing
	case "uncited":
		return FaultUncited, MendUncited
	case "duplicate":
		return FaultDuplicate, MendDuplicate
	case "share":
		return FaultShare, MendShare
	case "negative-count":
		return FaultNegative, MendNegative
	}
	return "", ""
}
