package words

import "weici/model"

// Issue puts a fault of a data file into words: what is wrong, and what to do.
// Both are empty for a rule that the catalogue does not know.
func Issue(i model.Issue, l model.Lang) (message, hint string) {
	m, h := issueWords(i.Rule)
	if m == "" {
		return "", ""
	}
	message, hint = m.In(l, i.Value, i.Detail), h.In(l, i.Value, i.Detail)
	return message, hint
}

// issueWords gives the message and the hint of a rule. Both are given the
// value that stands in the file and the detail of what was expected.
func issueWords(rule model.Rule) (message, hint Word) {
	switch rule {
	case "missing-file":
		return "缺少文件或资源“%[1]s” %[2]s|the file or resource “%[1]s” is missing %[2]s", "在 datapackage.json 的 resources 中写明并放入文件夹 %[1]s%.0[2]s|name it under resources in datapackage.json and put it into the folder: %[1]s%.0[2]s"
	case "missing-column":
		return "缺少列“%[1]s”%[2]s|the column “%[1]s” is missing%[2]s", "在首行加入列 %[1]s%.0[2]s|add the column %[1]s to the first line%.0[2]s"
	case "unknown-column":
		return "不认识的列“%[1]s”%.0[2]s|unknown column “%[1]s”%.0[2]s", "该列不会被读取；是否想写“%[2]s”？%.0[1]s|it is not read; did you mean “%[2]s”?%.0[1]s"
	case "schema":
		return "表结构写有列“%[1]s”，%[2]s 中没有|the schema names a column “%[1]s” that %[2]s does not have", "使 schema.fields 与首行一致%.0[1]s%.0[2]s|make schema.fields agree with the first line%.0[1]s%.0[2]s"
	case "cells":
		return "本行有 %[1]s 格，应有 %[2]s 格|the row has %[1]s cells and should have %[2]s", "检查逗号；含逗号的内容用双引号括起%.0[1]s%.0[2]s|check the commas; put text with a comma into double quotes%.0[1]s%.0[2]s"
	case "quote":
		return "引号有误：%[2]s%.0[1]s|a quotation mark is out of place: %[2]s%.0[1]s", "内容中的双引号须写成两个双引号%.0[1]s%.0[2]s|write a double quote inside a cell as two double quotes%.0[1]s%.0[2]s"
	case "encoding":
		return "无法识别编码：%[2]s%.0[1]s|the encoding cannot be read: %[2]s%.0[1]s", "另存为 UTF-8，或在 resource 中声明 gb18030%.0[1]s%.0[2]s|save the file as UTF-8 or declare gb18030 in its resource%.0[1]s%.0[2]s"
	case "required":
		return "必填项为空%.0[1]s%.0[2]s|a required cell is empty%.0[1]s%.0[2]s", "填入内容，或删去本行%.0[1]s%.0[2]s|fill it in, or take the row out%.0[1]s%.0[2]s"
	case "duplicate-id":
		return "代号“%[1]s”重复%.0[2]s|the id “%[1]s” is used twice%.0[2]s", "每行用不同的代号%.0[1]s%.0[2]s|give every row an id of its own%.0[1]s%.0[2]s"
	case "duplicate":
		return "与第 %[2]s 行重复%.0[1]s|the same as line %[2]s%.0[1]s", "同一文献的同一数字只留一行%.0[1]s%.0[2]s|keep one row for one figure of one document%.0[1]s%.0[2]s"
	}
	return moreIssueWords(rule)
}

func moreIssueWords(rule model.Rule) (message, hint Word) {
	switch rule {
	case "unknown-word":
		return "不认识“%[1]s”%.0[2]s|“%[1]s” is not a word of this column%.0[2]s", "最接近的是“%[2]s”%.0[1]s|the nearest is “%[2]s”%.0[1]s"
	case "not-a-number":
		return "“%[1]s”不是数字%.0[2]s|“%[1]s” is not a number%.0[2]s", "写成 1234.5，不带千分位、单位和文字，最多六位小数%.0[1]s%.0[2]s|write 1234.5, without grouping, unit or words, with at most six decimals%.0[1]s%.0[2]s"
	case "not-a-date":
		return "“%[1]s”不是日期%.0[2]s|“%[1]s” is not a date%.0[2]s", "写成 2023、2023-05 或 2023-05-09%.0[1]s%.0[2]s|write 2023, 2023-05 or 2023-05-09%.0[1]s%.0[2]s"
	case "not-a-period":
		return "“%[1]s”不是时期%.0[2]s|“%[1]s” is not a period%.0[2]s", "写成 2022、2022-H1、2022-9M、2022-Q1、2022-05、2022-05YTD、2020-11-01 或 2018/2020%.0[1]s%.0[2]s|write 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-05, 2022-05YTD, 2020-11-01 or 2018/2020%.0[1]s%.0[2]s"
	case "unknown-area":
		return "没有代号为“%[1]s”的地区%.0[2]s|no area has the id “%[1]s”%.0[2]s", "最接近的是“%[2]s”；或在 areas.csv 中加入%.0[1]s|the nearest is “%[2]s”; or add it to areas.csv%.0[1]s"
	case "unknown-indicator":
		return "没有代号为“%[1]s”的指标%.0[2]s|no indicator has the id “%[1]s”%.0[2]s", "最接近的是“%[2]s”；或在 indicators.csv 中加入%.0[1]s|the nearest is “%[2]s”; or add it to indicators.csv%.0[1]s"
	case "unknown-document":
		return "没有代号为“%[1]s”的文献%.0[2]s|no document has the id “%[1]s”%.0[2]s", "最接近的是“%[2]s”；或在 documents.csv 中加入%.0[1]s|the nearest is “%[2]s”; or add it to documents.csv%.0[1]s"
	case "cycle":
		return "上级“%[1]s”成环%.0[2]s|the parent “%[1]s” makes a circle%.0[2]s", "改正 parent，使其逐级向上%.0[1]s%.0[2]s|mend parent, so that it leads upwards%.0[1]s%.0[2]s"
	case "dates-reversed":
		return "结束“%[1]s”早于开始“%[2]s”|the end “%[1]s” comes before the start “%[2]s”", "核对 valid_from 与 valid_to%.0[1]s%.0[2]s|check valid_from and valid_to%.0[1]s%.0[2]s"
	case "growth-of":
		return "“%[1]s”不能作为本增速的总量指标%.0[2]s|“%[1]s” cannot be the level of this growth rate%.0[2]s", "growth_of 只用于单位为%%的增速指标，并指向总量指标%.0[1]s%.0[2]s|growth_of belongs to a growth rate in %% and names a level%.0[1]s%.0[2]s"
	case "outside-area":
		return "时期“%[1]s”晚于该地区版本的结束%[2]s|the period “%[1]s” lies after the end of this version of the area, %[2]s", "改用该地区现行版本的代号%.0[1]s%.0[2]s|use the id of the present version of the area%.0[1]s%.0[2]s"
	case "value-and-status":
		return "状态“%[1]s”表示无值，却有数值%.0[2]s|the status “%[1]s” says that there is no value, and there is one%.0[2]s", "删去数值或改正状态%.0[1]s%.0[2]s|take the value out or mend the status%.0[1]s%.0[2]s"
	case "no-figure":
		return "既无数值也无位次%.0[1]s%.0[2]s|there is neither a value nor a rank%.0[1]s%.0[2]s", "填入数值或 reported_rank，或用状态 O、M、N、L 说明%.0[1]s%.0[2]s|fill in the value or reported_rank, or say why with the status O, M, N or L%.0[1]s%.0[2]s"
	case "uncited":
		return "数字没有出处%.0[1]s%.0[2]s|the figure has no source%.0[1]s%.0[2]s", "填入 document 与 exact（引文）%.0[1]s%.0[2]s|fill in document and exact (the quote)%.0[1]s%.0[2]s"
	case "address":
		return "“%[1]s”不是网址%.0[2]s|“%[1]s” is not a web address%.0[2]s", "以 https:// 或 http:// 开头%.0[1]s%.0[2]s|begin it with https:// or http://%.0[1]s%.0[2]s"
	case "control-characters":
		return "含有控制字符%.0[1]s%.0[2]s|there are control characters in it%.0[1]s%.0[2]s", "删去不可见字符；它们不会显示%.0[1]s%.0[2]s|take the invisible characters out; they are never shown%.0[1]s%.0[2]s"
	case "rank":
		return "“%[1]s”不是位次%.0[2]s|“%[1]s” is not a rank%.0[2]s", "写成 1，前三写成 1-3%.0[1]s%.0[2]s|write 1, or 1-3 for the first three%.0[1]s%.0[2]s"
	case "share":
		return "比重“%[1]s”不在 0 到 100 之间%.0[2]s|the share “%[1]s” is not between 0 and 100%.0[2]s", "核对数值与单位%.0[1]s%.0[2]s|check the value and the unit%.0[1]s%.0[2]s"
	case "negative-count":
		return "个数“%[1]s”为负%.0[2]s|the count “%[1]s” is negative%.0[2]s", "核对数值%.0[1]s%.0[2]s|check the value%.0[1]s%.0[2]s"
	}
	return "", ""
}
