package ui

import (
	"errors"
	"testing"

	"weici/data"
	"weici/internal/analysis"
	"weici/internal/search"
	"weici/model"
)

// turner drives a session that may turn to the datasets that ship, and to one
// that cannot be opened.
func turner(t *testing.T, w, h int, lang model.Lang) *driver {
	d := opening(t, w, h, lang)
	all := []Dataset{{Name: data.Default}}
	for _, name := range data.Shipped()[1:] {
		load := func() (*model.Panel, error) {
			pack, err := data.LoadShipped(name, nil)
			if err != nil {
				return nil, err
			}
			return pack.Panel, nil
		}
		all = append(all, Dataset{
			Name: name,
			Open: func() (*App, error) {
				p, err := load()
				if err != nil {
					return nil, err
				}
				q, err := model.ParseQuery(p.Opening)
				if err != nil {
					return nil, err
				}
				question, err := analysis.Resolve(p, q)
				return New(p, search.New(p), question, Options{}), err
			},
			Panel: load,
		})
	}
	all = append(all, Dataset{Name: "mine", Path: "/home/me/mine", Open: func() (*App, error) { return nil, errors.New("no such dataset") }})
	d.app.WithDatasets(all, 0)
	return d
}

func TestTurningToAnotherDataset(t *testing.T) {
	d := turner(t, 120, 40, model.ZH).sees("杭州区县经济指标  全国")
	d.press("D").sees("全国31个省区市经济指标", "7301个数字", "100%（7285/7285）", "引自国家统计局网站（www.stats.gov.cn）",
		"正在看", "来源自述位次 115", "mine  /home/me/mine", "打开后才知道内容")
	d.press("down", "enter").sees("已换到“全国31个省区市经济指标”", "广东", "全国31个省区市")
	d.press("down", "3").sees("江苏", "走势")
	d.press("D", "down", "enter").sees("英国区域生产总值", "伦敦")
	d.press("L", "D").sees("Source: Office for National Statistics licensed under the Open Government Licence v.3.0")
	d.press("up", "enter").sees("Jiangsu", "[3 Trend]") // as it was left, in the language of now
	if n := len(d.app.Opened()); n != 3 {
		t.Errorf("%d dashboards", n)
	}
	d.press("D", "end", "enter").sees("no such dataset", "[3 Trend]")
}

func TestTheBoxOfDatasetsScrolls(t *testing.T) {
	d := turner(t, 40, 12, model.EN).press("D", "end")
	d.sees("mine")
	d.press("home").sees("Economic indicators of Hangzhou", "10%")
}

func TestOneDatasetAlone(t *testing.T) {
	opening(t, 100, 30, model.ZH).press("D").sees("没有其他数据集可换")
}

// TestFollowersAreTakenToTheDataset: who follows turns to what is presented.
func TestFollowersAreTakenToTheDataset(t *testing.T) {
	state := ""
	presenter, follower := turner(t, 120, 40, model.ZH), turner(t, 100, 30, model.EN)
	presenter.app.options.Room.Share = func(s string) { state = s }
	follower.app.options.Room.Follow = func(bool) {}
	presenter.press("P", "D", "down", "enter", "down", "3")
	follower.press("F").told(Show{Live: true, State: state}).sees("Economic indicators of the 31 provinces", "[3 Trend]", "Jiangsu", "following")
	follower.press("j").sees("you left the presentation")
}

// TestWideningGoesOnInAnotherDataset: Hangzhou's dataset has one province, the
// ranking of provinces is in another.
func TestWideningGoesOnInAnotherDataset(t *testing.T) {
	d := turner(t, 120, 40, model.ZH).press("right", "-")
	d.press("-").sees("已换到“全国31个省区市经济指标”", "浙江", "全国31个省区市", "‹ 2022年 ›")
	d.press("-").sees("全国") // nothing is wider
	opening(t, 100, 30, model.ZH).press("-", "-").sees("全国")
}

// TestVintagesAskTheOtherDatasets: the same figure there, and whether it agrees.
func TestVintagesAskTheOtherDatasets(t *testing.T) {
	d := turner(t, 120, 40, model.ZH).press("/", "type:zhejiang gdp", "enter", "v")
	d.sees("数据集“全国31个省区市经济指标”：90007.0亿元 公布数，不同")
}

// TestTheQualityOfADataset: fullness, disagreements and what to collect next
// stand over Coverage.
func TestTheQualityOfADataset(t *testing.T) {
	d := opening(t, 120, 40, model.ZH).press("8", "Q")
	d.sees("数据质量 · 杭州区县经济指标 · 杭州市13个区县市", "完整度 10%（428/4420）", "下一步收集", "10/13", "缺：西湖区、富阳区、淳安县")
	d.press("esc", "L", "Q").sees("Collect next", "missing: Xihu District")
}

// TestFindingInAllDatasets: ⇥ looks in the others too, and what is picked is
// shown there.
func TestFindingInAllDatasets(t *testing.T) {
	d := turner(t, 120, 40, model.EN).press("/", "type:scotland").sees("⇥ looks in all datasets")
	d.press("tab").sees("Regional GDP of the United Kingdom · Scotland", "in all datasets")
	d.press("enter").sees("Regional GDP of the United Kingdom  United Kingdom", "Scotland")
	opening(t, 100, 30, model.EN).press("/", "type:gdp", "tab").sees("GDP")
}
