package ui

import (
	"testing"

	"weici/model"
)

// told gives the app news of the others, as the server does.
func (d *driver) told(s Show) *driver {
	d.send(showMsg(s))
	return d
}

// TestFollowersSeeWhatIsPresented joins a presenter and two followers, one of
// them on a small screen in the other language.
func TestFollowersSeeWhatIsPresented(t *testing.T) {
	p := embedded(t)
	state := ""
	presenter := drive(t, p, story, 120, 40, Options{Lang: model.ZH, Room: Room{
		Title: "统计局", Share: func(s string) { state = s },
	}})
	follows := map[string]bool{}
	join := func(name string, w, h int, lang model.Lang) *driver {
		return drive(t, p, story, w, h, Options{Lang: lang, Room: Room{Follow: func(on bool) { follows[name] = on }}})
	}
	small, large := join("small", 80, 24, model.EN), join("large", 200, 60, model.ZH)
	presenter.sees("欢迎使用统计局").told(Show{Connected: 3}).sees("统计局 · 3 人在线")
	small.told(Show{Connected: 3}).sees("3 connected")

	presenter.press("P", "right", "home", "5").told(Show{Connected: 3, Live: true, Mine: true, Followers: 2}).sees("● 演示中，2 人跟随", "[5 档案]")
	small.told(Show{Connected: 3, Live: true}).sees("● live: F follows")
	for _, d := range []*driver{small, large} {
		d.press("F").told(Show{Connected: 3, Live: true, State: state})
	}
	small.sees("● following; any key leaves", "[5 Profile]", "Yuhang District")
	large.sees("● 跟随演示，任意键离开", "[5 档案]", "余杭区")

	presenter.press("1")
	small.press("j").sees("you left the presentation").told(Show{Connected: 3, Live: true}).sees("[5 Profile]")
	large.told(Show{Connected: 3, Live: true, State: state}).sees("[1 排名]")
	if follows["small"] || !follows["large"] {
		t.Errorf("follow: %v", follows)
	}
	presenter.press("P").sees("已停止共享")
	if state != "" {
		t.Errorf("the view is not taken back: %q", state)
	}
	large.told(Show{Connected: 2}).sees("演示已结束", "等待演示开始")
	large.told(Show{Connected: 3, Live: true, State: "rank gdp"}).sees("● 跟随演示")
}

// TestOnePresents: whom another takes over from stops presenting.
func TestOnePresents(t *testing.T) {
	p := embedded(t)
	state := ""
	d := drive(t, p, story, 120, 40, Options{Lang: model.ZH, Room: Room{Share: func(s string) { state = s }}})
	d.press("P").told(Show{Connected: 2, Live: true, Mine: true}).sees("● 演示中")
	d.told(Show{Connected: 2, Live: true}).sees("另一位演示者已接替", "有人演示")
	if state != "" {
		t.Error("still shares")
	}
}

// TestAloneNobodyPresents: the keys say why they do nothing.
func TestAloneNobodyPresents(t *testing.T) {
	opening(t, 100, 30, model.ZH).press("P").sees("只有登记的演示者可以共享").press("F").sees("没有可跟随的演示")
}
