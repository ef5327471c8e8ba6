package words

// The answer, the card, and what they say of a place.
const (
	ScreenAnswer  Word = "答|Answer"
	PlaceStated   Word = "据来源，居%s|%s according to the source"
	PlacePast     Word = "历年位次|places by year"
	PlaceAmong    Word = "%s（%d个中）|%s of %d"
	PlaceOpen     Word = "%[1]d个中%[2]d个有数据，不定位次|no place: %[2]d of %[1]d have a figure"
	CardDiffers   Word = "%s作%s|%s: %s"
	CardAgree     Word = "另有%d个来源一致|confirmed by %d more"
	PeersHead     Word = "同级地区|Its peers"
	PeersMedian   Word = "中位数 %s|median %s"
	PeersAbsent   Word = "其余%d个%s：%s|%d others, %s: %s"
	PlacesHead    Word = "位次历程|Places"
	TilesHead     Word = "%s最新数字|newest figures of %s"
	MarkAgrees    Word = "所述位次与数据相符|stated place agrees"
	MarkDiffers   Word = "所述位次与数据不符|stated place disagrees"
	MarkUnsure    Word = "所述位次无从核对|stated place cannot be checked"
	MoreElsewhere Word = "另有%d项指标本范围暂缺|%d more indicators have no figure here"
	TickMedian    Word = "中位|median"
	DoOpenRank    Word = "看排名|ranking"
)
